import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { commandLines, comparingLines } from "./commands.js";
import { documentsOf } from "./documents.js";
import { type Place, places } from "./places.js";
import { leakIn, pairs } from "./secrets.js";

// Every place of a secret x every mistake x every command and format. The ordinary run takes a part of the cells, in turns;
// `STEPAUTH_FULL` takes them all, with every pair of secrets.

const MOST_RUNS = 1_000;
const isFull = Boolean(process.env.STEPAUTH_FULL);

interface Cell {
  readonly mistake: string;
  readonly args: readonly string[];
  readonly files: (secret: string) => Readonly<Record<string, string>>;
}

function cellsOf(place: Place, lines: typeof commandLines): Cell[] {
  return documentsOf(place).flatMap(({ mistake, text }) =>
    lines(place).map((args) => ({
      ...{ mistake, args },
      files: (secret) => ({ ...place.files, [place.file]: text(secret) }),
    })),
  );
}

const { path: cwd, remove } = folder({});
afterAll(remove);

async function shown({ args, files }: Cell, secret: string): Promise<string> {
  rmSync(cwd, { recursive: true });
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files(secret))) writeFileSync(join(cwd, name), content);
  const { stdout, stderr, exitCode } = await run(args, { cwd, env: { PATH: "" } });
  return `${stdout}\n${stderr}\n${exitCode}`;
}

const kinds = [
  { kind: "in", lines: commandLines, most: MOST_RUNS },
  { kind: "compared or rewritten, in", lines: comparingLines, most: MOST_RUNS / 4 },
];
const cells = kinds.flatMap(({ kind, lines, most }) => {
  const ofPlaces = places.map((place) => ({ name: `${kind} ${place.name}`, all: cellsOf(place, lines) }));
  const count = ofPlaces.reduce((sum, { all }) => sum + all.length, 0);
  const step = isFull ? 1 : Math.ceil(count / (most / 2));
  return ofPlaces.map(({ name, all }, index) => ({ name, all, step, index }));
});

describe("no mistake shows a secret", () => {
  it.each(cells.map(({ name, all, step, index }) => [name, all, step, index] as const))(
    "%s",
    { timeout: 60 * 60_000 },
    async (_, all, step, index) => {
      const leaks: string[] = [];
      for (let at = index % step; at < all.length; at += step) {
        const cell = all[at] as Cell;
        for (const pair of isFull ? pairs : [pairs[at % pairs.length] ?? pairs[0]]) {
          const leak = leakIn([await shown(cell, pair[0]), await shown(cell, pair[1])], pair);
          if (leak) leaks.push(`${leak}: ${cell.args.join(" ")}, ${cell.mistake}, ${pair[0]}`);
        }
      }
      expect(leaks).toEqual([]);
    },
  );

  it("and what is asked for is found", async () => {
    const [place] = places;
    const [document] = place ? documentsOf(place) : [];
    if (!place || !document) throw new Error("no places");
    const files = (secret: string) => ({ ...place.files, [place.file]: document.text(secret) });
    const cell = { mistake: "none", args: ["preview", "--format", "json", "--reveal"], files };
    for (const pair of pairs.slice(0, 3))
      expect(leakIn([await shown(cell, pair[0]), await shown(cell, pair[1])], pair)).not.toBeNull();
  });
});
