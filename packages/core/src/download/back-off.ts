const firstMs = 1_000;
const longestMs = 30_000;

/**
 * How long to wait before the next try, in milliseconds: doubling from 1 s, half as much more or less at random, never
 * below 1 s or above 30 s; and at least what the server asked for, up to 30 s.
 *
 * @param attempt - 0 before the first retry
 * @param random - from 0 to 1
 * @param retryAfterMs - what {@link readRetryAfter} read
 */
export function backOffMs(attempt: number, random: number, retryAfterMs: number | null = null): number {
  const jittered = firstMs * 2 ** attempt * (0.5 + random);
  return Math.round(Math.min(longestMs, Math.max(firstMs, jittered, retryAfterMs ?? 0)));
}

/** Reads a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or a date. `null` when it is neither. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = text.length > 64 ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
