import type { Diagnostic, DiagnosticCode, Location } from "@stepauth/core";
import type { NormalisedConfig } from "../normalise.js";

/** What a rule looks at: a file whose parts have their shape. */
export interface RuleInput {
  readonly config: NormalisedConfig;
  /** The plain values of the whole file. */
  readonly value: unknown;
  readonly at: (path: readonly (string | number)[]) => Location;
}

/** One thing that a shape can't say. */
export type Rule = (input: RuleInput) => readonly Diagnostic[];

/** An error about the file. */
export function problem(code: DiagnosticCode, location: Location, message: string, help: string): Diagnostic {
  return { code, severity: "error", message, help, location };
}
