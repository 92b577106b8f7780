import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { examples } from "./examples.js";

/** A project and what is asked about it. */
export interface Project {
  readonly files: Readonly<Record<string, string>>;
  readonly workDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly lane: string;
}

interface Vector {
  readonly files: Project["files"];
  readonly work_dir?: string;
  readonly env: Project["environment"];
  readonly lane: string;
}

const MOST = 50;
const MACHINE = { CI: "true", BITRISE_IO: "true" };

// Those that fastlane answered, one of every four; where they are not beside this clone, the goldens.
const path = join(import.meta.dirname, "../../../../shared/vectors/fastlane-lanes.jsonl");
const vectors: readonly Vector[] = existsSync(path)
  ? readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
  : Object.values(examples);

/** Projects of all kinds. */
export const projects: readonly Project[] = vectors
  .filter((_, index) => vectors.length <= MOST || index % Math.ceil(vectors.length / MOST) === 0)
  .map(({ files, work_dir: workDir = "", env, lane }) => ({
    files,
    workDir,
    environment: { ...MACHINE, ...env },
    lane,
  }));
