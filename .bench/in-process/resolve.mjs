import { parseConnectedAccount } from "../../packages/core/dist/index.js";
import { findAdapter } from "../../packages/preview/dist/index.js";
import { accountDocument } from "../inputs/account.mjs";
import { keyFileName, makeApiKey } from "../inputs/api-key.mjs";
import { randomOf } from "../inputs/random.mjs";
import { credentialInputs } from "../inputs/requests.mjs";
import { steps } from "../inputs/steps.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

const policies = /** @type {const} */ (["inputs-first", "shipped"]);

/** Resolving one request per step and policy, with an account and inputs. @param {number} rounds */
export async function times(rounds) {
  const calls = requests();
  const sides = await timeInTurns(
    calls.map(({ call }) => call),
    rounds,
  );
  return Object.fromEntries(calls.map(({ name }, index) => [name, sides[index] ?? []]));
}

function requests() {
  const key = makeApiKey();
  const account = parseConnectedAccount(accountDocument(randomOf(1), key));
  return steps.flatMap((step) => {
    const adapter = findAdapter(step.id);
    if (adapter === undefined) throw new Error(`There is no adapter for ${step.id}.`);
    const inputs = { ...step.usual, ...credentialInputs(step, { key, keyFile: `/${keyFileName(key)}` }) };
    return policies.map((policy) => ({
      name: `${adapter.name}, ${policy}`,
      call: () => adapter.resolve({ inputs, account, policy, readFile: () => key.privateKey }),
    }));
  });
}
