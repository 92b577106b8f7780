import type { Method, Origin, Policy } from "../model.js";

/** A place that credentials come from, in two words: `inputs api-key`. */
export type Place = `${Origin} ${Method}`;

/** What an input of a set of credentials holds. */
export type CredentialInput = "apiKeyPath" | "apiKeyId" | "apiIssuer" | "appleId" | "password" | "appPassword";

/** What one value of the input that chooses stands for: the places that are tried under each policy, in order. */
export interface PlanValue extends Readonly<Record<Policy, readonly Place[]>> {
  /** The value; empty in a plan in which nothing chooses. */
  readonly value: string;
  /** The released step asks for the connected account before the inputs decide, and stops where that fails. */
  readonly accountFirst: boolean;
}

/** How a version decides who gives the credentials: one plan of `docs/auth-types.md`. */
export interface ConnectionPlan {
  /** The name of the plan in the page. */
  readonly name: string;
  /** The input that chooses; null where nothing does. */
  readonly input: string | null;
  /** The value that counts where the input is absent. */
  readonly default: string;
  /** What each value of the input stands for; one, with an empty value, where nothing chooses. */
  readonly values: readonly PlanValue[];
  /** The sets of inputs that are whole, by what they hold; any one will do. The last one is what messages ask for. */
  readonly sets: Readonly<Record<Method, readonly (readonly CredentialInput[])[]>>;
  /** What half a set, or one of each kind, does: it stops the step, or it is as if nothing were set. */
  readonly halfASet: "stops" | "no-effect";
  /** Which set must be there, whatever is connected. */
  readonly mustBeSet: Method | "one-of-them" | null;
  /** The 2FA session of the connected Apple ID is handed on beside, or instead of, what is selected. */
  readonly session: boolean;
}
