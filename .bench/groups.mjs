import { answer } from "./groups/answer.mjs";
import { imports } from "./groups/import.mjs";
import { jsonl } from "./groups/jsonl.mjs";
import { lane } from "./groups/lane.mjs";
import { lint } from "./groups/lint.mjs";
import { playground } from "./groups/playground.mjs";
import { preview } from "./groups/preview.mjs";
import { resolve } from "./groups/resolve.mjs";
import { start } from "./groups/start.mjs";
import { token } from "./groups/token.mjs";

/**
 * What can be measured, by the name that --only takes.
 *
 * @type {Readonly<Record<string, import("./measurement.mjs").Measure>>}
 */
export const groups = { start, import: imports, resolve, token, answer, jsonl, preview, playground, lint, lane };
