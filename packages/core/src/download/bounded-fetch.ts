import type { Secret } from "../secret.js";
import { attempt } from "./attempt.js";
import { backOffMs, readRetryAfter } from "./back-off.js";
import type { FetchResult } from "./result.js";
import { type Retry, retryReason } from "./retry.js";

/** A GET request that can't take for ever, grow for ever or give its headers away. */
export interface BoundedRequest {
  /** http or https; userinfo in it is sent as Basic authorization. */
  readonly url: string;
  /** Sent to the origin of `url` only, never on to another one. */
  readonly headers?: Readonly<Record<string, string | Secret>>;
  /** The longest body that is read, in bytes after decompression. */
  readonly maxBytes: number;
  /** For one try, to the end of its body, in milliseconds; 15 s when absent. */
  readonly timeoutMs?: number;
  /** For all tries and the waits between them, in milliseconds; 90 s when absent. */
  readonly totalMs?: number;
  /** How often to try again after a network error, 429 or 5xx; 4 when absent. */
  readonly retries?: number;
  /** Lets plain http through. Without it only https and loopback addresses are requested. */
  readonly allowInsecure?: boolean;
  /** The platform's own when absent. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Ends the request, and every wait, when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Is told before each wait for another try. */
  readonly tellRetry?: ((retry: Omit<Retry, "what">) => void) | undefined;
  /** Waits, in milliseconds; ends early when the signal is aborted. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number;
  /** Milliseconds, as `Date.now`. */
  readonly now?: () => number;
}

/**
 * Requests with everything bounded: time, size, redirects (5) and retries (network errors, 429 and 5xx; doubling from 1 s to
 * 30 s with jitter, honouring `Retry-After` up to 30 s). Headers never reach another origin, and https never becomes
 * http. Never throws for what a network does, and no message of the platform comes through.
 */
export async function boundedFetch(request: BoundedRequest): Promise<FetchResult> {
  const {
    retries = 4,
    timeoutMs = 15_000,
    totalMs = 90_000,
    random = Math.random,
    now = Date.now,
    sleep = wait,
    signal,
  } = request;
  const deadline = now() + totalMs;
  for (let tries = 0; ; tries += 1) {
    if (signal?.aborted) return { kind: "aborted" };
    const { result, retryAfter } = await attempt({
      url: request.url,
      headers: request.headers ?? {},
      maxBytes: request.maxBytes,
      timeoutMs: Math.max(1, Math.min(timeoutMs, deadline - now())),
      fetch: request.fetch ?? globalThis.fetch,
      signal,
      allowInsecure: request.allowInsecure ?? false,
    });
    const waitMs = backOffMs(tries, random(), readRetryAfter(retryAfter ?? null, now()));
    if (tries === retries || !isWorthRetrying(result) || now() + waitMs >= deadline) return result;
    request.tellRetry?.({ reason: retryReason(result), waitMs, next: tries + 2, tries: retries + 1 });
    await sleep(waitMs, signal);
  }
}

function isWorthRetrying(result: FetchResult): boolean {
  if (result.kind === "status") return result.status === 429 || result.status >= 500;
  return result.kind === "unreachable" && !["certificate", "redirects", "redirect-hidden"].includes(result.reason);
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}
