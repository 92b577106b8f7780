import { findAdapter, printJson, recordedAccount, resolutionToJson } from "../../packages/preview/dist/index.js";
import { keyFileName, makeApiKey } from "../inputs/api-key.mjs";
import { makeRequests } from "../inputs/requests.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

/** @typedef {import("../inputs/requests.mjs").Request} Request */

/**
 * What the parts of an answer to a line of JSON cost: each stage does what the one before it does, and more. Key files are in
 * memory. Milliseconds for all the requests of a round.
 *
 * @param {number} rounds
 * @param {number} count
 * @returns {Promise<Record<string, number[]>>}
 */
export async function times(rounds, count) {
  const key = makeApiKey();
  const requests = makeRequests({ seed: 1, count, key, keyFile: `/${keyFileName(key)}` });
  const lines = requests.map((request) => JSON.stringify(request));
  const now = new Date();

  /** @param {string} line */
  const resolve = async (line) => {
    /** @type {Request} */
    const { step, stepVersion, policy, inputs, account } = JSON.parse(line);
    const adapter = findAdapter(step);
    if (adapter === undefined) throw new Error(`There is no adapter for ${step}.`);
    const asked = { inputs, policy, version: stepVersion, account: recordedAccount(account), now };
    return adapter.resolve({ ...asked, readFile: () => key.privateKey });
  };
  /** @type {Record<string, (line: string) => unknown>} */
  const stages = {
    "JSON alone": (line) => JSON.stringify(JSON.parse(line)),
    "request and account read": (line) => recordedAccount(JSON.parse(line).account),
    resolved: resolve,
    "resolved, considered as text": async (line) => JSON.stringify((await resolve(line)).considered),
    "resolved, diagnostics as text": async (line) => JSON.stringify((await resolve(line)).diagnostics),
    "answer with secrets shown": async (line) =>
      JSON.stringify(resolutionToJson(await resolve(line), { reveal: true })),
    "answer redacted": async (line) => JSON.stringify(resolutionToJson(await resolve(line), { reveal: false })),
    "answer redacted and escaped": async (line) => printJson(resolutionToJson(await resolve(line), { reveal: false })),
  };
  const sides = await timeInTurns(
    Object.values(stages).map((stage) => async () => {
      for (const line of lines) await stage(line);
    }),
    rounds,
  );
  return Object.fromEntries(Object.keys(stages).map((name, index) => [name, sides[index] ?? []]));
}
