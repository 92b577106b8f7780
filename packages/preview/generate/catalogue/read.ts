import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { inputsOf, isRecord, isRelease, type Library, type Release } from "./library.js";

/** Reads a step library: a checkout of it, or the index of the Bitrise CLI (`spec.json`). */
export function readLibrary(path: string): Library {
  return statSync(path).isDirectory() ? readCheckout(path) : readIndex(readFileSync(path, "utf8"));
}

/** The index of a library: every step by its ID, with all versions. */
function readIndex(text: string): Library {
  const index: unknown = JSON.parse(text);
  const steps = isRecord(index) && isRecord(index.steps) ? index.steps : null;
  if (steps === null) throw new Error("This is no index of a step library: it has no `steps`.");
  const seconds = isRecord(index) ? Number(index.generated_at_timestamp) : Number.NaN;
  return {
    ...(seconds > 0 ? { day: new Date(seconds * 1000).toISOString().slice(0, 10) } : {}),
    steps: new Map(Object.entries(steps).map(([id, step]) => [id, releasesOf(isRecord(step) ? step.versions : null)])),
  };
}

function releasesOf(versions: unknown): readonly Release[] {
  if (!isRecord(versions)) return [];
  return Object.entries(versions)
    .filter(([version]) => isRelease(version))
    .map(([version, step]) => ({ version, inputs: inputsOf(isRecord(step) ? step.inputs : null) }));
}

function readCheckout(folder: string): Library {
  const steps = join(folder, "steps");
  if (!existsSync(steps)) throw new Error("This is no checkout of a step library: it has no folder `steps`.");
  return { steps: new Map(foldersIn(steps).map((id) => [id, releasesIn(join(steps, id))])) };
}

function releasesIn(folder: string): readonly Release[] {
  return foldersIn(folder)
    .filter((version) => isRelease(version) && existsSync(join(folder, version, "step.yml")))
    .map((version) => {
      const step: unknown = parse(readFileSync(join(folder, version, "step.yml"), "utf8"));
      return { version, inputs: inputsOf(isRecord(step) ? step.inputs : null) };
    });
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
