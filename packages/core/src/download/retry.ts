import { type FetchResult, unreachableWords } from "./result.js";

/** A request that failed and is made again. */
export interface Retry {
  /** What is requested: the connected account, the private key that an input names, a list of keys, or a workspace. */
  readonly what: "account" | "key" | "list" | "workspace";
  /** Why it failed, in a few words. */
  readonly reason: string;
  /** How long is waited before, in milliseconds. */
  readonly waitMs: number;
  /** Which try comes next; the first is 1. */
  readonly next: number;
  /** How many there are at most. */
  readonly tries: number;
}

/** Is told of each retry before the wait. */
export type OnRetry = (retry: Retry) => void;

/** Why a request is made again. */
export function retryReason(result: FetchResult): string {
  if (result.kind === "status") return `the server answered with status ${result.status}`;
  return result.kind === "unreachable" ? unreachableWords[result.reason] : unreachableWords.network;
}

/** Names what is requested for whoever is told of retries. */
export function retriesOf(
  what: Retry["what"],
  onRetry: OnRetry | undefined,
): ((retry: Omit<Retry, "what">) => void) | undefined {
  return onRetry && ((retry) => onRetry({ what, ...retry }));
}
