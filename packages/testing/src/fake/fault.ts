/**
 * What can go wrong with a request.
 *
 * - `unauthorized`, `forbidden`, `not-found`, `rate-limited`, `server-error`: status 401, 403, 404, 429, 500;
 * - `slow`: no answer, until the client gives up;
 * - `cut-off`: half of the answer, then the connection is gone;
 * - `redirect`: 302 to another origin;
 * - `wrong-json`: JSON of another shape; `not-json`: an HTML page;
 * - `huge-body`: 64 MiB, unless the client stops reading.
 */
export const faults = [
  "unauthorized",
  "forbidden",
  "not-found",
  "rate-limited",
  "server-error",
  "slow",
  "cut-off",
  "redirect",
  "wrong-json",
  "not-json",
  "huge-body",
] as const;

/** The name of a fault. */
export type Fault = (typeof faults)[number];

/** When a fault shows. */
export interface FaultTiming {
  /** How many requests are answered properly before it. */
  readonly after?: number;
  /** How many requests it spoils; all that follow unless given. */
  readonly times?: number;
}

/** Which faults show when. */
export class FaultPlan {
  private planned: { fault: Fault; after: number; times: number }[] = [];

  add(fault: Fault, { after = 0, times = Number.POSITIVE_INFINITY }: FaultTiming): void {
    this.planned.push({ fault, after, times });
  }

  clear(): void {
    this.planned = [];
  }

  /** The fault of the next request, if it has one. */
  next(): Fault | null {
    const [current] = this.planned;
    if (current === undefined) return null;
    if (current.after > 0) {
      current.after -= 1;
      return null;
    }
    current.times -= 1;
    if (current.times <= 0) this.planned.shift();
    return current.fault;
  }
}
