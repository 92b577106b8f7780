import type { Diagnostic } from "@stepauth/core";
import type { Location, PlannedStep, UserInput } from "@stepauth/workflow";
import type { Finding } from "./model.js";
import { givenInput } from "./rules/given.js";

// Findings about the value rather than about the input being there.
const ABOUT_THE_VALUE = new Set(["inputs/connection-invalid"]);

/** Puts a finding about a step where a person would look for it: at the input it is about, else at the step. */
export function locate(diagnostic: Diagnostic, planned: PlannedStep): Finding {
  const location = diagnostic.location ?? placeOf(diagnostic, planned);
  const given = givenInput({ inputs: planned.userInputs }, diagnostic.input);
  if (!given || isName(given)) return { ...diagnostic, location };
  const { file, line, column } = location;
  return { ...withoutName(diagnostic, given), location: { file, line, column } };
}

function isName(input: UserInput): boolean {
  return hasColon(input) && /^[\p{L}\p{N}_.-]+$/u.test(input.key);
}

// A value may begin where its key ends: there is nothing between them, and what stands for the key may be the value.
function hasColon({ keyRange, valueRange }: UserInput): boolean {
  return valueRange[0] !== keyRange[1];
}

// What is no name is not repeated: where a colon or a space is missing, a part of it is the value.
function withoutName({ input: _, ...rest }: Diagnostic, given: UserInput): Diagnostic {
  if (hasColon(given)) return rest;
  const message = "This word has no colon behind it: it is no input that the step has, and is dropped.";
  return { ...rest, message, help: "Write `- key: value`." };
}

function placeOf({ code, input }: Diagnostic, planned: PlannedStep): Location {
  const given = givenInput({ inputs: planned.userInputs }, input);
  if (!given) return planned.location;
  return ABOUT_THE_VALUE.has(code) ? (given.valueLocation ?? given.location) : given.location;
}
