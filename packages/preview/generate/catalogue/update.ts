import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue, StepAdapter } from "@stepauth/core";
import { adapters } from "../../src/adapters.js";
import type { RecordedLibrary } from "../step-library.js";
import type { Library } from "./library.js";
import { mergeReleases } from "./merge.js";

/** What an update did. */
export interface Updated {
  /** The files that were written, from the root. */
  readonly paths: readonly string[];
  /** What is new, in lines for a person. */
  readonly news: readonly string[];
  /** What was refused, in lines for a person. */
  readonly refused: readonly string[];
}

const LIST = "packages/preview/generate/step-library.json";
const DAY = "packages/core/src/adapter/catalogue-day.ts";

/** Brings the catalogues and the list of IDs in a copy of this repository up to a library. `today` is its day where it says none. */
export function updateCatalogues(root: string, library: Library, today: string): Updated {
  const day = library.day ?? today;
  const steps = adapters.map((adapter) => updateStep(root, adapter, library));
  const all = [...steps, updateDay(root, steps, day), updateIds(root, library, day)];
  return {
    paths: all.flatMap(({ paths }) => paths),
    news: all.flatMap(({ news }) => news),
    refused: all.flatMap(({ refused }) => refused),
  };
}

function updateStep(root: string, adapter: StepAdapter, { steps }: Library): Updated {
  const path = `packages/${adapter.name}/src/catalogue.json`;
  const catalogue = JSON.parse(readFileSync(join(root, path), "utf8")) as Catalogue;
  const merged = mergeReleases(adapter, catalogue, steps.get(adapter.step) ?? []);
  if (merged.added.length === 0) return { paths: [], news: [], refused: merged.refused };
  write(root, path, merged.catalogue);
  return { paths: [path], news: [`${adapter.step}: ${merged.added.join(", ")}`], refused: merged.refused };
}

/** The day is that of the newest versions, so that nothing is written where nothing is new. */
function updateDay(root: string, steps: readonly Updated[], day: string): Updated {
  if (steps.every(({ news }) => news.length === 0)) return { paths: [], news: [], refused: [] };
  const path = join(root, DAY);
  writeFileSync(path, readFileSync(path, "utf8").replace(/"\d{4}-\d\d-\d\d"/, JSON.stringify(day)));
  return { paths: [DAY], news: [], refused: [] };
}

/** IDs never go: what was once in the library may stand in a workflow file. */
function updateIds(root: string, { steps }: Library, day: string): Updated {
  const recorded = JSON.parse(readFileSync(join(root, LIST), "utf8")) as RecordedLibrary;
  const known = new Set(recorded.ids);
  const fresh = [...steps.keys()].filter((id) => !known.has(id)).sort();
  if (fresh.length === 0) return { paths: [], news: [], refused: [] };
  write(root, LIST, { ...recorded, asOf: day, ids: [...recorded.ids, ...fresh].sort() });
  return { paths: [LIST], news: fresh.map((id) => `new step: ${id}`), refused: [] };
}

function write(root: string, path: string, value: unknown): void {
  writeFileSync(join(root, path), `${JSON.stringify(value, null, 2)}\n`);
}
