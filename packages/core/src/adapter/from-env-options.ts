import type { Policy } from "../model.js";
import type { Log } from "../report/log.js";

/** Options of `adapter.fromEnv`. */
export interface FromEnvOptions {
  /** Which rule decides; `inputs-first` unless said otherwise. */
  readonly policy?: Policy;
  /** A version or version lock; the newest known unless said otherwise. */
  readonly version?: string;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  /** Is told what happens: what was selected from where, each retry with its wait, every warning. */
  readonly log?: Log;
}
