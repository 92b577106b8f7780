import { generateKeyPairSync } from "node:crypto";

/**
 * An API key that is made up at the start of a run: the right shape, known to nobody.
 *
 * @typedef {object} ApiKey
 * @property {string} keyId
 * @property {string} issuerId
 * @property {string} privateKey PKCS#8 PEM
 */

/** @returns {ApiKey} */
export function makeApiKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    keyId: "2X9R4HXF34",
    issuerId: "6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** The name under which the steps know a key's file. @param {ApiKey} key */
export function keyFileName({ keyId }) {
  return `AuthKey_${keyId}.p8`;
}
