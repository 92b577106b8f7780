import type { Policy } from "@stepauth/core";
import type { AccountFlags } from "./choose-account.js";
import type { SteplibFlags } from "./steplib.js";

/** The flags of every command that uses the credentials of a step. */
export interface UseFlags extends AccountFlags, SteplibFlags {
  readonly input: readonly string[];
  /** False with `--no-from-env`. */
  readonly fromEnv?: boolean;
  readonly policy?: Policy;
  readonly stepVersion?: string;
  /** Private keys that need a repair are refused. */
  readonly strict?: boolean;
  readonly adapter?: readonly string[];
}
