import { resolve } from "node:path";
import { compareVersions, type StepAdapter } from "@stepauth/core";
import { type ReleasedVersions, withReleased } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { oncePerRun } from "../io/once.js";
import { readNamedText } from "../io/text.js";

/** The flag that names the index of a step library. */
export interface SteplibFlags {
  readonly steplib?: string;
}

// The index has every step in every version, and grows with each release: 20 MB in 2026.
const MAX_INDEX_BYTES = 256 * 1024 * 1024;

const indexOfRun = oncePerRun<ReleasedVersions>();

/** Adapters that know which versions are released, where `--steplib` says so. Its file is read once a run. */
export function adaptersOfLibrary(
  adapters: readonly StepAdapter[],
  { steplib }: SteplibFlags,
  io: Pick<Io, "cwd">,
): readonly StepAdapter[] {
  if (steplib === undefined) return adapters;
  const steps = new Set(adapters.map(({ step }) => step));
  return withReleased(
    adapters,
    indexOfRun(io, steplib, () => readIndex(steplib, steps, io)),
  );
}

/** Of the index nothing is kept but the versions of the steps that there are adapters for. */
function readIndex(path: string, steps: ReadonlySet<string>, { cwd }: Pick<Io, "cwd">): ReleasedVersions {
  const text = readNamedText(resolve(cwd, path), path, MAX_INDEX_BYTES, "The file that --steplib names");
  const all = recordOf(recordOf(parsed(text))?.steps);
  if (all === null) throw new UsageError("The file that --steplib names is no index of a step library.", HELP);
  const known = Object.entries(all).filter(([id]) => steps.has(id));
  return new Map(known.map(([id, step]) => [id, versionsOf(step)]));
}

const HELP = "It is a spec.json, such as the Bitrise CLI keeps below ~/.stepman.";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // What is wrong with it is said by whoever asks for its steps.
  }
}

function versionsOf(step: unknown): readonly string[] {
  const versions = Object.keys(recordOf(recordOf(step)?.versions) ?? {});
  return versions.filter((version) => /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version)).toSorted(compareVersions);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
