import type { Diagnostic, DiagnosticCode, Location, Severity } from "@stepauth/core";

/** Something that is wrong with a list or a key. How bad that is depends on what was asked for. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly location?: Location | undefined;
  /** The same in a few words, for the line of log. */
  readonly reason: string;
}

/** A problem as a finding. */
export function findingOf({ code, message, help, location }: Problem, severity: Severity): Diagnostic {
  return { code, severity, message, help, ...(location ? { location } : {}) };
}
