import type { DiagnosticCode } from "./diagnostics/catalogue.js";
import type { Diagnostic, Resolution } from "./model.js";

/** The resolution that an error comes from. */
export interface ErrorOrigin {
  /** The resolution that failed. */
  readonly resolution?: Resolution;
}

/**
 * What the library throws. `code` is one of the diagnostic codes, `message` says what is wrong in plain words and `help`
 * the way out. None of them, and no `cause`, ever holds a secret or text of a third party.
 */
export class StepAuthError extends Error {
  /** `StepAuthError` */
  override readonly name = "StepAuthError";
  /** What it is: a section of `docs/diagnostics.md`. */
  readonly code: DiagnosticCode;
  /** The way out, where there is one. */
  readonly help: string | undefined;
  readonly #resolution: Resolution | undefined;

  constructor(code: DiagnosticCode, message: string, help?: string, { resolution }: ErrorOrigin = {}) {
    super(message);
    this.code = code;
    this.help = help;
    this.#resolution = resolution;
  }

  /** The resolution that failed; undefined where there was none yet. Printing the error does not show it. */
  get resolution(): Resolution | undefined {
    return this.#resolution;
  }

  /** Everything that was found, the decisive first; where there is no resolution, what the error itself says. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#resolution?.diagnostics ?? [this.#asDiagnostic()];
  }

  #asDiagnostic(): Diagnostic {
    const { code, message, help } = this;
    return { code, severity: "error", message, ...(help === undefined ? {} : { help }) };
  }
}
