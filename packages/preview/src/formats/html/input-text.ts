import type { StepReport } from "../../report/step.js";
import { maskAppleId, REDACTED } from "../../text/mask.js";

/** What an input receives, and what it is resolved to. */
export function textsOf(key: string, step: StepReport): { received: string; becomes: string } {
  const received = receivedText(key, step);
  const resolved = step.resolution.inputs[key];
  // What only the build knows is resolved in the build.
  const isUnknown = (step.inputs[key]?.unresolved ?? []).length > 0;
  if (resolved === undefined || isUnknown) return { received, becomes: received };
  // An Apple ID may be shown in part, wherever it is from.
  return { received: received === REDACTED && isAppleId(key, step) ? resolved : received, becomes: resolved };
}

function receivedText(key: string, step: StepReport): string {
  const text = step.inputs[key]?.text ?? "";
  return isAppleId(key, step) && !text.includes(REDACTED) ? maskAppleId(text) : text;
}

function isAppleId(key: string, { names }: StepReport): boolean {
  return key === names.appleId;
}
