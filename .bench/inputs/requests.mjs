// Requests of the JSONL protocol (docs/jsonl.md), as a program would send them for many builds.
import { accountDocument } from "./account.mjs";
import { randomOf } from "./random.mjs";
import { steps } from "./steps.mjs";

/** @typedef {import("./api-key.mjs").ApiKey} ApiKey */
/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("./steps.mjs").Inputs} Inputs */
/** @typedef {import("./steps.mjs").Step} Step */

/**
 * @typedef {object} Keys
 * @property {ApiKey} key
 * @property {string} keyFile where it is
 */

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {string} step
 * @property {string} stepVersion
 * @property {"inputs-first" | "shipped"} policy
 * @property {Inputs} inputs
 * @property {{ document: object } | { status: number } | null} account
 */

/** What a request says of credentials: its inputs, and its account. */
const kinds = /** @type {const} */ ([
  "api-key-inputs",
  "apple-id-inputs",
  "account",
  "inputs-and-account",
  "unauthorized",
]);

/**
 * Makes requests: the same for the same seed and keys.
 *
 * @param {{ seed: number, count: number } & Keys} wanted
 * @returns {Request[]}
 */
export function makeRequests({ seed, count, ...keys }) {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const step = random.pick(steps);
    const kind = random.pick(kinds);
    return {
      id: index + 1,
      step: step.id,
      stepVersion: step.lock,
      policy: random.pick(["inputs-first", "shipped"]),
      inputs: { ...step.usual, ...inputsOf(kind, step, keys) },
      account: accountOf(kind, random, keys),
    };
  });
}

/**
 * The inputs that hold the credentials of a step: an Apple ID where it takes one, otherwise an API key.
 *
 * @param {Step} step
 * @param {Keys} keys
 */
export function credentialInputs(step, keys) {
  return step.appleId ? appleIdInputs(step) : apiKeyInputs(step, keys);
}

/**
 * @param {typeof kinds[number]} kind
 * @param {Step} step
 * @param {Keys} keys
 * @returns {Inputs}
 */
function inputsOf(kind, step, keys) {
  switch (kind) {
    case "api-key-inputs":
      return apiKeyInputs(step, keys);
    case "apple-id-inputs":
    case "unauthorized":
      return appleIdInputs(step);
    case "inputs-and-account":
      return credentialInputs(step, keys);
    default:
      return {};
  }
}

/**
 * @param {Step} step
 * @param {Keys} keys
 * @returns {Inputs}
 */
function apiKeyInputs({ apiKey }, { key, keyFile }) {
  return apiKey ? { [apiKey.path]: `file://${keyFile}`, [apiKey.issuer]: key.issuerId } : {};
}

/**
 * @param {Step} step
 * @returns {Inputs}
 */
function appleIdInputs({ appleId }) {
  if (!appleId) return {};
  return {
    [appleId.appleId]: "release@example.com",
    [appleId.password]: "made-up-password",
    [appleId.appPassword]: "made-upup-upup-upup",
  };
}

/**
 * @param {typeof kinds[number]} kind
 * @param {Random} random
 * @param {Keys} keys
 * @returns {Request["account"]}
 */
function accountOf(kind, random, { key }) {
  switch (kind) {
    case "account":
    case "inputs-and-account":
      return { document: accountDocument(random, key) };
    case "unauthorized":
      return { status: 401 };
    default:
      return null;
  }
}
