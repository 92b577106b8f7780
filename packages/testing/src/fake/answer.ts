import type { Fault } from "./fault.js";

/** A request as a fake sees it. Header names are in lower case. */
export interface FakeRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a fake answers. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Something that a status and a body can't say. */
  readonly effect?: "slow" | "cut-off" | "huge-body";
}

/** How long the answer of `huge-body` is, in bytes. */
export const hugeBytes = 64 * 1024 * 1024;

/** The words of an error; each fake puts them into its API's form. */
export type ErrorBody = (status: number) => string;

/** An answer in JSON. */
export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

const STATUS = {
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  "rate-limited": 429,
  "server-error": 500,
} as const;

/** The proper answer, spoilt by a fault. */
export function spoilt(fault: Fault, proper: FakeAnswer, errorBody: ErrorBody, redirectTo: string): FakeAnswer {
  const json = { "content-type": "application/json" };
  if (fault === "slow" || fault === "cut-off" || fault === "huge-body") return { ...proper, effect: fault };
  if (fault === "redirect") return { status: 302, headers: { location: redirectTo }, body: "" };
  if (fault === "wrong-json") return { status: 200, headers: json, body: '["this", "is", "something", "else"]' };
  if (fault === "not-json")
    return { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><p>Sign in</p>" };
  const status = STATUS[fault];
  return { status, headers: { ...json, ...(status === 429 ? { "retry-after": "1" } : {}) }, body: errorBody(status) };
}
