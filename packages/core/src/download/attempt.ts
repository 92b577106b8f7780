import { Secret } from "../secret.js";
import { type Address, isPrivate, readAddress } from "./address.js";
import { dropBody, readBody } from "./body.js";
import { reasonOf } from "./network-error.js";
import type { FetchResult } from "./result.js";

/** One request with its redirects, and what it may cost. */
export interface Attempt {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | Secret>>;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal | undefined;
  readonly allowInsecure: boolean;
}

/** What became of it, and what the server said about trying again. */
export interface AttemptResult {
  readonly result: FetchResult;
  readonly retryAfter?: string | null;
}

const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Requests once. Network trouble of every kind is a result; nothing is thrown. */
export async function attempt(request: Attempt): Promise<AttemptResult> {
  const first = readAddress(request.url);
  if (first === null) return { result: { kind: "invalid", what: "url" } };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), request.timeoutMs);
  const signal = request.signal === undefined ? stop.signal : AbortSignal.any([request.signal, stop.signal]);
  try {
    return await follow(request, first, signal);
  } catch (error) {
    if (request.signal?.aborted) return { result: { kind: "aborted" } };
    return { result: { kind: "unreachable", reason: stop.signal.aborted ? "timeout" : reasonOf(error) } };
  } finally {
    clearTimeout(timer);
  }
}

async function follow(request: Attempt, first: Address, signal: AbortSignal): Promise<AttemptResult> {
  const { fetch } = request; // called without an object: browsers refuse any other
  let address = first;
  let headers = headersOf(request, first);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (headers === null) return { result: { kind: "invalid", what: "header" } };
    if (!request.allowInsecure && !isPrivate(address.url)) return { result: { kind: "insecure" } };
    const response = await fetch(address.url.href, { headers, signal, redirect: "manual" });
    const next = nextAddress(response, address);
    if (next === "none") return answer(request, response);
    await dropBody(response);
    if (next === "hidden") return { result: { kind: "unreachable", reason: "redirect-hidden" } };
    if (next === "bad") break;
    if (address.url.protocol === "https:" && next.url.protocol === "http:") return { result: { kind: "insecure" } };
    headers = headersBehind(headers, address, next);
    address = next;
  }
  return { result: { kind: "unreachable", reason: "redirects" } };
}

function nextAddress(response: Response, address: Address): Address | "none" | "hidden" | "bad" {
  if (response.type === "opaqueredirect") return "hidden";
  const location = redirects.includes(response.status) ? response.headers.get("location") : null;
  if (location === null) return "none";
  return readAddress(location, address.url) ?? "bad";
}

async function answer(request: Attempt, response: Response): Promise<AttemptResult> {
  if (response.status !== 200) {
    await dropBody(response);
    return { result: { kind: "status", status: response.status }, retryAfter: response.headers.get("retry-after") };
  }
  const body = await readBody(response, request.maxBytes);
  return { result: body === null ? { kind: "too-large" } : { kind: "ok", status: 200, body } };
}

/** `null` when a value can't be in a header: the platform's error would quote it. */
function headersOf(request: Attempt, address: Address): Headers | null {
  const headers = new Headers();
  try {
    for (const [name, value] of Object.entries(request.headers))
      headers.set(name, value instanceof Secret ? value.reveal() : value);
  } catch {
    return null;
  }
  if (address.authorization !== null) headers.set("authorization", address.authorization);
  return headers;
}

/** Another origin gets none of the headers, and neither does whatever follows it. */
function headersBehind(headers: Headers, from: Address, to: Address): Headers {
  return from.url.origin === to.url.origin ? headers : new Headers();
}
