import { readFileSync } from "node:fs";

/** What is recorded of the step library: `generate/step-library.json`. */
export interface RecordedLibrary {
  /** The library's repository. */
  readonly source: string;
  /** The day of the library that was recorded. */
  readonly asOf: string;
  readonly ids: readonly string[];
}

/** The record as it stands in the repository. */
export function recordedLibrary(): RecordedLibrary {
  return JSON.parse(readFileSync(new URL("step-library.json", import.meta.url), "utf8")) as RecordedLibrary;
}

const WIDTH = 116;

/** The TypeScript file of the preview: IDs alone, so that a browser need not load more. */
export function generateStepLibrary({ source, asOf, ids }: RecordedLibrary): string {
  return [
    "// Generated from generate/step-library.json. Do not edit: change that file, then run `pnpm vitest run -u`.",
    "",
    `/** The day of the step library (${source}) whose IDs these are. */`,
    `export const stepLibraryDay = "${asOf}";`,
    "",
    "/** The ID of every step that the library had on that day, deprecated ones included. */",
    "export const stepIds: ReadonlySet<string> = new Set(",
    "  `",
    ...lines(ids.toSorted()),
    "  `",
    "    .trim()",
    "    .split(/\\s+/),",
    ");",
    "",
  ].join("\n");
}

function lines(ids: readonly string[]): string[] {
  const all: string[] = [];
  let line = "   ";
  for (const id of ids) {
    if (line.length + id.length + 1 > WIDTH) {
      all.push(line);
      line = "   ";
    }
    line += ` ${id}`;
  }
  return [...all, line];
}
