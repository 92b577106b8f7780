import type { StepReport } from "../../report/step.js";
import { maskAppleId, REDACTED } from "../../text/mask.js";

/** What an input receives, and what it is resolved to in the build. */
export function textsOf(key: string, step: StepReport): { received: string; becomes: string } {
  const received = receivedText(key, step);
  const resolved = step.released.inputs[key];
  const shown = received === REDACTED && isAppleId(key, step) ? (ownInput(key, step) ?? received) : received;
  // What only the build knows is resolved in the build.
  const isUnknown = (step.inputs[key]?.unresolved ?? []).length > 0;
  return { received: shown, becomes: resolved === undefined || isUnknown ? shown : resolved };
}

// An Apple ID may be shown in part, wherever it is from; the outcome that takes it from the inputs knows how.
function ownInput(key: string, { outcomes }: StepReport): string | undefined {
  return outcomes.find(({ resolution }) => resolution.origin === "inputs")?.resolution.inputs[key];
}

function receivedText(key: string, step: StepReport): string {
  const text = step.inputs[key]?.text ?? "";
  return isAppleId(key, step) && !text.includes(REDACTED) ? maskAppleId(text) : text;
}

function isAppleId(key: string, { names }: StepReport): boolean {
  return key === names.appleId;
}
