import type { StepVersion } from "@stepauth/core";
import { Text } from "@stepauth/text";
import type { PlannedInputs } from "../resolve-planned.js";

/** What the resolver was given, and which input is which. */
export interface GivenInputs {
  readonly version: StepVersion;
  readonly given: PlannedInputs;
}

/** A value that the resolver took from an input, perhaps with something in front of it; undefined where none was given. */
export function takenFrom(input: Text | undefined, value: string): Text | undefined {
  if (input === undefined || !input.isSecret) return undefined;
  const source = input.trim();
  const before = value.length - source.reveal().length;
  if (before < 0 || value.slice(before) !== source.reveal()) return Text.secret(value);
  return before === 0 ? source : Text.join([Text.of(value.slice(0, before)), source]);
}

const START = "AuthKey_";

/** The key ID where it stands in a key's path. */
export function keyIdIn(path: Text | undefined, keyId: string): Text | undefined {
  if (path === undefined || !path.isSecret || keyId === "") return undefined;
  const at = path.reveal().lastIndexOf(START) + START.length;
  const found = path.slice(at, at + keyId.length);
  return found.reveal() === keyId ? found : Text.secret(keyId);
}
