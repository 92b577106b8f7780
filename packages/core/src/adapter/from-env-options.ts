import type { Policy } from "../model.js";

/** Options of `adapter.fromEnv`. */
export interface FromEnvOptions {
  /** Which rule decides; `inputs-first` unless said otherwise. */
  readonly policy?: Policy;
  /** A version or version lock; the newest known unless said otherwise. */
  readonly version?: string;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
}
