import { randomBytes } from "node:crypto";
import { Secret } from "@stepauth/core";
import { canonicalBytes } from "./base64url.js";

/** How many bytes the secret of a team has. */
const LENGTH = 32;

/** Makes the secret of a team, as a build has it in `ASC_TEAM_SECRET`. Never a word of people: those can be guessed. */
export function makeSecret(): Secret {
  return new Secret(randomBytes(LENGTH).toString("base64url"));
}

/** The key behind a secret; null where it has not the form of one. */
export function keyOf(secret: Secret): Uint8Array | null {
  const bytes = canonicalBytes(secret.reveal());
  return bytes?.length === LENGTH ? bytes : null;
}
