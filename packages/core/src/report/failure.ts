import { StepAuthError } from "../errors.js";
import type { Diagnostic, Resolution } from "../model.js";

/**
 * The error for a resolution that failed. It leads with the cause, and not with what came of it: an account that can't be
 * had comes before the credentials that are missing for it.
 */
export function failureOf(resolution: Resolution): StepAuthError {
  const { diagnostics, step } = resolution;
  const first = diagnostics.find(({ severity }) => severity === "error");
  if (first === undefined)
    return new StepAuthError("credentials/none", `There are no credentials for ${step}.`, undefined, { resolution });
  const cause = first.code === "credentials/none" ? brokenAccount(diagnostics) : undefined;
  const { code, help } = cause ?? first;
  const message = cause === undefined ? first.message : `${cause.message} ${first.message}`;
  return new StepAuthError(code, message, help, { resolution });
}

// No account connected is an info: then nothing is broken.
function brokenAccount(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(({ code, severity }) => severity !== "info" && ACCOUNT.has(code));
}

const ACCOUNT: ReadonlySet<string> = new Set<Diagnostic["code"]>([
  "account/unauthorized",
  "account/http-status",
  "account/unreachable",
  "account/malformed",
  "account/api-key-incomplete",
]);
