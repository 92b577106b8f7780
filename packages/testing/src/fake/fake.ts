import { type ErrorBody, type FakeAnswer, type FakeRequest, spoilt } from "./answer.js";
import { asFetch } from "./as-fetch.js";
import { type Fault, FaultPlan, type FaultTiming } from "./fault.js";
import { type Listening, listen } from "./listen.js";

/** Settings that every fake has. */
export interface FakeOptions {
  /** The fake's clock, in milliseconds since 1970: `Date` headers and lifetimes go by it. */
  readonly now?: () => number;
  /** Where the fault `redirect` leads to. */
  readonly redirectTo?: string;
}

/** An API that runs in this process, with faults to switch on. */
export interface FakeApi {
  /** The API as a `fetch` function. The host of an address does not matter. */
  readonly fetch: typeof globalThis.fetch;
  /** The API on a port of 127.0.0.1, until it is closed. */
  listen(): Promise<Listening>;
  /** Every request so far. They hold what was sent: tokens, too. */
  readonly requests: readonly FakeRequest[];
  /** Spoils requests from now on. Several faults follow one after the other. */
  fail(fault: Fault, timing?: FaultTiming): void;
  /** No more faults. */
  recover(): void;
}

/** Makes a fake of a function that answers properly. */
export function makeFake(
  proper: (request: FakeRequest) => FakeAnswer,
  errorBody: ErrorBody,
  options: FakeOptions,
): FakeApi {
  const { now = Date.now, redirectTo = "https://elsewhere.invalid/" } = options;
  const requests: FakeRequest[] = [];
  const plan = new FaultPlan();
  const handle = (request: FakeRequest): FakeAnswer => {
    requests.push(request);
    const fault = plan.next();
    const answer = fault === null ? proper(request) : spoilt(fault, proper(request), errorBody, redirectTo);
    return { ...answer, headers: { date: new Date(now()).toUTCString(), ...answer.headers } };
  };
  return {
    fetch: asFetch(handle),
    listen: () => listen(handle),
    requests,
    fail: (fault, timing = {}) => plan.add(fault, timing),
    recover: () => plan.clear(),
  };
}
