import { type Resolution, Secret } from "@stepauth/core";
import { agree } from "../outcomes/agree.js";

/**
 * Whether a step logs in with the same credentials as before. Steps that sign have no use for an app-specific password: of two
 * different steps, the one may read it and the other not.
 */
export function staysTheSame(before: Resolution, after: Resolution): boolean {
  return before.step === after.step ? agree(before, after) : agree(forSigning(before), forSigning(after));
}

const NOTHING = new Secret("");

function forSigning(resolution: Resolution): Resolution {
  if (resolution.status !== "resolved" || resolution.method !== "apple-id") return resolution;
  return { ...resolution, credentials: { ...resolution.credentials, appSpecificPassword: NOTHING } };
}
