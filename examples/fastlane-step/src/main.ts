import { StepAuthError } from "@stepauth/core";
import { step } from "./step.js";

try {
  process.exitCode = await step(process.env);
} catch (error) {
  // A StepAuthError never holds a secret, and says what to do.
  const isKnown = error instanceof StepAuthError;
  console.error(isKnown ? `${error.message} (${error.code})\n${error.help ?? ""}` : error);
  process.exitCode = 1;
}
