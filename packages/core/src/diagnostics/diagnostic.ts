import type { Diagnostic, Severity } from "../model.js";
import type { Mutable } from "../mutable.js";
import type { DiagnosticCode } from "./catalogue.js";

interface Details {
  readonly help?: string | undefined;
  readonly input?: string | undefined;
}

/** A diagnostic, without the members that have nothing to say. */
export function diagnostic(
  code: DiagnosticCode,
  severity: Severity,
  message: string,
  details: Details = {},
): Diagnostic {
  const { help, input } = details;
  const found: Mutable<Diagnostic> = { code, severity, message };
  if (help !== undefined) found.help = help;
  if (input !== undefined) found.input = input;
  return found;
}
