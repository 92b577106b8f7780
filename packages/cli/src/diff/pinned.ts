import type { StepAdapter } from "@stepauth/core";
import { findAdapter } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import { closest } from "../suggest.js";
import { stepList } from "../use/named-adapter.js";

/** A version that counts for a step whatever the file says. */
export interface PinnedVersion {
  /** A step ID or an adapter's name; without one, the only step that the file has. */
  readonly step: string | undefined;
  /** A version or a version lock. */
  readonly version: string;
}

const VERSION = /^\d{1,9}(?:\.(?:\d{1,9}|x)){0,2}$/;

/** Reads `--step-version`: `fastlane@3`, or `3` alone. */
export function pinnedVersion(given: string): PinnedVersion {
  const at = given.lastIndexOf("@");
  const version = given.slice(at + 1);
  if (!VERSION.test(version))
    throw new UsageError("--step-version is no version.", "Write --step-version fastlane@3, @3.4 or @3.4.0.");
  return { step: at <= 0 ? undefined : given.slice(0, at), version };
}

/** The adapter that a pinned version is about; `inFile` are the IDs of the steps that the file has. */
export function pinnedAdapter(
  { step }: PinnedVersion,
  adapters: readonly StepAdapter[],
  inFile: readonly string[],
): StepAdapter {
  const [only, ...others] = inFile;
  if (step === undefined && (only === undefined || others.length > 0)) {
    const example = `--step-version ${only ?? "fastlane"}@3`;
    throw new UsageError(
      "--step-version does not say of which step, and the file has not just one.",
      `Name it: ${example}.`,
    );
  }
  const found = findAdapter(step ?? only ?? "", adapters);
  if (found) return found;
  const near = closest(
    step ?? "",
    adapters.flatMap(({ name, step: id }) => [name, id]),
  );
  throw new UsageError(
    "--step-version names a step that there is no adapter for.",
    near ? `Did you mean ${near}?` : stepList(adapters),
  );
}

/** The adapters, one of which gives the same version whatever it is asked for. */
export function withPinned(
  adapters: readonly StepAdapter[],
  pinned: StepAdapter,
  version: string,
): readonly StepAdapter[] {
  const fixed: StepAdapter = { ...pinned, resolveVersion: () => pinned.resolveVersion(version) };
  return adapters.map((adapter) => (adapter === pinned ? fixed : adapter));
}
