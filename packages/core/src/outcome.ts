import type { Policy } from "./model.js";
import type { Ranking } from "./select/candidates.js";
import type { Decision, Facts } from "./select/decide.js";
import type { LoadedCredentials } from "./sources/load.js";

/** Everything a resolution found out, before it is rendered and reported. */
export type Outcome = LoadedCredentials & {
  readonly facts: Facts;
  /** What the input that chooses says. */
  readonly mode: string;
  /** The policy that was asked for. */
  readonly asked: Policy;
  /** The policy that counts for this version. */
  readonly policy: Policy;
  readonly ranking: Ranking;
  readonly decision: Decision;
};

/** Whether the credentials are no more than the 2FA session, in a version that takes nothing else. */
export function isSessionAlone({ decision, credentials }: Outcome): boolean {
  return decision.kind === "nothing" && credentials !== null;
}

/** Whether the private key is not the one that was given, byte for byte. */
export function keyRepaired({ loading }: Outcome): boolean {
  return loading.some(({ code }) => code === "key/repaired");
}
