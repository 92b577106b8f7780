import { StepAuthError } from "../errors.js";

/** The error for an answer of the build API that is not 200. */
export function accountStatusError(status: number): StepAuthError {
  if (status === 401) {
    return new StepAuthError(
      "account/unauthorized",
      "The build is not allowed to read the connected account (401).",
      "Pull-request builds of public apps never may: run without it there.",
    );
  }
  return new StepAuthError(
    "account/http-status",
    `The request for the connected account was answered with status ${status}.`,
    "Bitrise may be having trouble: see its status page, then start the build again.",
  );
}
