// The expressions that were proven before, by the same version of the checker: a proof takes up to fifteen seconds, and
// says the same every time. `.ci/run --full` proves them all again.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import checker from "recheck/package.json" with { type: "json" };

const LIST = join(import.meta.dirname, "proven.json");
const list = JSON.parse(readFileSync(LIST, "utf8"));

/** The expressions in the list, as `textOf` writes them; none where another version of the checker proved them. */
export const provenBefore = new Set(list.recheck === checker.version ? list.expressions : []);

export const textOf = ({ source, flags }) => `/${source}/${flags}`;

/** Makes the list anew. */
export function keep(texts) {
  const expressions = [...new Set(texts)].sort();
  writeFileSync(LIST, `${JSON.stringify({ recheck: checker.version, expressions }, null, 2)}\n`);
}
