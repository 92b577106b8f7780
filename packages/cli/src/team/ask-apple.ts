import { StepAuthError } from "@stepauth/core";
import { askApple } from "../doctor/apple.js";
import type { TeamKey } from "./entry.js";
import type { ListedEntry } from "./list.js";
import type { Problem } from "./problem.js";

/** What Apple says of a key. `unsure`: it answers something else, or nothing. */
export type Verdict = { readonly kind: "taken" } | { readonly kind: "rejected" | "unsure"; readonly problem: Problem };

/** How Apple is asked about keys. */
export interface AskOptions {
  readonly apiUrl: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}

/** Asks Apple for the first bundle ID that the key may see, which changes nothing. */
export async function tryKey(key: TeamKey, at: ListedEntry["at"], options: AskOptions): Promise<Verdict> {
  try {
    const answer = await askApple(key, "bundleIds", options.now(), options);
    if (answer.kind === "none") return unsure(`there was no answer: ${answer.why}`);
    if (answer.status === 200) return { kind: "taken" };
    if (answer.status === 401 || answer.status === 403) return rejected(answer.status, at);
    return unsure(answer.status === 429 ? "it answers no more requests for now (429)" : `it answers ${answer.status}`);
  } catch (error) {
    if (error instanceof StepAuthError) return unsure(`no question could be made: ${error.message}`);
    throw error;
  }
}

function rejected(status: number, at: ListedEntry["at"]): Verdict {
  const help =
    status === 401
      ? "Check in App Store Connect whether the key was revoked, and whether key ID, issuer ID and private key belong together."
      : "Check the role of the key and the team's agreements in App Store Connect.";
  return {
    kind: "rejected",
    problem: {
      code: "team/key-rejected",
      message: `Apple rejects the key of the team (${status}).`,
      help,
      location: at("key_id"),
      reason: `Apple rejects the key (${status})`,
    },
  };
}

function unsure(why: string): Verdict {
  return {
    kind: "unsure",
    problem: {
      code: "team/unchecked",
      message: `Apple could not be asked about the key: ${why}. It is used as it is.`,
      help: "Nothing has to be done: should the key not work, the steps that use it say so.",
      reason: why,
    },
  };
}
