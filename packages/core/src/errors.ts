import type { DiagnosticCode } from "./diagnostics/catalogue.js";

/**
 * What the library throws. `code` is one of the diagnostic codes, `message` says what is wrong in plain words and `help`
 * the way out. None of them, and no `cause`, ever holds a secret or text of a third party.
 */
export class StepAuthError extends Error {
  override readonly name = "StepAuthError";
  readonly code: DiagnosticCode;
  readonly help: string | undefined;

  constructor(code: DiagnosticCode, message: string, help?: string) {
    super(message);
    this.code = code;
    this.help = help;
  }
}
