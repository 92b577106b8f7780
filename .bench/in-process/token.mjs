import { createPrivateKey, sign } from "node:crypto";
import { createToken, tokenProvider } from "../../packages/core/dist/index.js";
import { makeApiKey } from "../inputs/api-key.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

/**
 * A token of a key that has to be read first, and of one that is at hand, each with a mere signature.
 *
 * @param {number} rounds
 */
export async function times(rounds) {
  const key = makeApiKey();
  const keyObject = createPrivateKey(key.privateKey);
  const token = (await createToken(key)).reveal();
  const signed = Buffer.from(token.slice(0, token.lastIndexOf(".")));
  const [createTokenTimes = [], signText = [], renew = [], signObject = []] = await timeInTurns(
    [
      () => createToken(key),
      async () => sign("sha256", signed, { key: key.privateKey, dsaEncoding: "ieee-p1363" }),
      renewing(key),
      async () => sign("sha256", signed, { key: keyObject, dsaEncoding: "ieee-p1363" }),
    ],
    rounds,
  );
  return { createToken: createTokenTimes, signText, renew, signObject };
}

/** A provider that makes a new token every time: by its clock an hour has passed. @param {import("../inputs/api-key.mjs").ApiKey} key */
function renewing(key) {
  let now = 0;
  return tokenProvider(key, {
    now: () => {
      now += 3_600_000;
      return now;
    },
  });
}
