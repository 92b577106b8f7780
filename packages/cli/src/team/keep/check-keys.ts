import type { Io } from "../../io/io.js";
import { Progress } from "../../lint/progress.js";
import { type AskOptions, tryKey, type Verdict } from "../ask-apple.js";
import { inPool } from "./pool.js";
import type { Row } from "./rows.js";

/** How many keys Apple is asked about at a time: enough to be done soon, few enough to be no burden. */
export const AT_A_TIME = 6;

/** What became of a team's key. `sealed`: nobody could look; `broken`: it was not asked about. */
export interface CheckedRow extends Row {
  readonly state: Verdict["kind"] | "sealed" | "broken";
}

/** Asks Apple about every key, a few at a time, with a line of progress where a person watches. */
export async function checkKeys(rows: readonly Row[], options: Omit<AskOptions, "now">, io: Io): Promise<CheckedRow[]> {
  const progress = new Progress(rows.length, io);
  let done = 0;
  try {
    return await inPool(rows, AT_A_TIME, async (row) => {
      const checked = await checkRow(row, { ...options, now: io.now });
      await progress.at(done++, `${bar(done / rows.length)} ${row.entry.team}`);
      return checked;
    });
  } finally {
    await progress.end();
  }
}

async function checkRow(row: Row, options: AskOptions): Promise<CheckedRow> {
  if (!row.key) return { ...row, state: row.isSealed ? "sealed" : "broken" };
  const verdict = await tryKey(row.key, row.entry.at, options);
  return verdict.kind === "taken"
    ? { ...row, state: "taken" }
    : { ...row, state: verdict.kind, problem: verdict.problem };
}

const BAR = 20;

function bar(part: number): string {
  const full = Math.floor(part * BAR);
  return `[${"#".repeat(full)}${"-".repeat(BAR - full)}]`;
}
