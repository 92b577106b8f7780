import { FileRef, type Resolution, Secret, type Value } from "@stepauth/core";
import type { PreviewStep } from "../../model.js";
import { maskAppleId, REDACTED } from "../../text/mask.js";

/** What an input receives, and what it is resolved to. */
export function textsOf(key: string, step: PreviewStep): { received: string; becomes: string } {
  const received = receivedText(key, step);
  const resolved = step.resolution.inputs[key];
  // What only the build knows is resolved in the build.
  const isUnknown = (step.planned.unresolved[key] ?? []).length > 0;
  if (resolved === undefined || isUnknown) return { received, becomes: received };
  const becomes = valueText(resolved, step.resolution);
  // An Apple ID may be shown in part, wherever it is from.
  return { received: received === REDACTED && isAppleId(key, step) ? becomes : received, becomes };
}

function receivedText(key: string, step: PreviewStep): string {
  const parts = step.planned.parts[key] ?? [];
  const text = parts.map(({ text, secret }) => (secret && text !== "" ? REDACTED : text)).join("");
  return isAppleId(key, step) && !text.includes(REDACTED) ? maskAppleId(text) : text;
}

function isAppleId(key: string, { adapter, resolution }: PreviewStep): boolean {
  return key === adapter.describe(resolution.version).names.appleId;
}

/** A resolved value as it may be shown. */
export function valueText(given: Value, { credentials }: Resolution): string {
  if (given instanceof FileRef) return given.toString();
  if (given instanceof Secret) return given.isEmpty ? "" : REDACTED;
  return credentials?.method === "apple-id" && given === credentials.appleId ? maskAppleId(given) : given;
}
