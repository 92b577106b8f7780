import type { Diagnostic } from "@stepauth/core";
import type { Location, PlannedStep } from "@stepauth/workflow";
import type { Finding } from "./model.js";
import { givenInput } from "./rules/given.js";

// Findings about the value rather than about the input being there.
const ABOUT_THE_VALUE = new Set(["inputs/connection-invalid"]);

/** Puts a finding about a step where a person would look for it: at the input it is about, else at the step. */
export function locate(diagnostic: Diagnostic, planned: PlannedStep): Finding {
  return { ...diagnostic, location: diagnostic.location ?? placeOf(diagnostic, planned) };
}

function placeOf({ code, input }: Diagnostic, planned: PlannedStep): Location {
  const given = givenInput({ inputs: planned.userInputs }, input);
  if (!given) return planned.location;
  return ABOUT_THE_VALUE.has(code) ? (given.valueLocation ?? given.location) : given.location;
}
