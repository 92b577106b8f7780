import { maskAppleId } from "../found/mask-apple-id.js";
import type { Origin, Resolution } from "../model.js";

const origins: Readonly<Record<Origin, string>> = {
  inputs: "from the step inputs",
  connection: "from the connected account",
};

/** What a step gets and from where, in one line without a secret: `API key 2X9R4HXF34, from the connected account`. */
export function selectionWords(resolution: Resolution): string {
  if (resolution.status !== "resolved") return nothingWords(resolution.considered);
  const { credentials, origin } = resolution;
  const { method } = credentials;
  const name = method === "api-key" ? credentials.keyId : maskAppleId(credentials.appleId);
  return `${methods[method]}${name === "" ? "" : ` ${name}`}, ${origins[origin]}`;
}

const methods = { "api-key": "API key", "apple-id": "Apple ID" } as const;

// What its tool finds by itself is what it works with then.
function nothingWords(considered: Resolution["considered"]): string {
  const found = considered.find(({ verdict }) => verdict === "in-force");
  return found === undefined
    ? "no credentials"
    : `${methods[found.method]}${found.name === undefined ? "" : ` ${found.name}`}, from the environment`;
}
