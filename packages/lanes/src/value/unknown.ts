import type { Value } from "./values.js";

/** What is known of a value that only the run can tell. */
export type Kind = "any" | "text" | "number" | "boolean" | "array" | "hash" | "object";

/** Why something is unknown: what was asked, and where. */
export interface Reason {
  /** A name, never a value: `sh`, `$KEY_ID`, `number_of_commits`. */
  readonly what: string;
  readonly at?: string | undefined;
}

/** A value that only the run can tell. Two with the same `id` are the same value. */
export class Unknown {
  constructor(
    readonly id: string,
    readonly kind: Kind,
    readonly why: Reason,
    /** This is the opposite of that. */
    readonly opposite?: Unknown,
    /** One of two known values, by a condition that is unknown. */
    readonly either?: Either,
  ) {}

  /** What a method makes of it. */
  derived(step: string, kind: Kind = "any"): Unknown {
    return new Unknown(shortened(`${this.id}.${step}`), kind, this.why);
  }

  not(): Unknown {
    return this.opposite ?? new Unknown(`!${this.id}`, "boolean", this.why, this);
  }
}

export interface Either {
  readonly condition: Unknown;
  readonly yes: Value;
  readonly no: Value;
}

/** Kinds that are never nil or false. */
export const TRUTHY: ReadonlySet<Kind> = new Set<Kind>(["text", "number", "array", "hash", "object"]);

const LONGEST = 400;
let folded = 0;

/** Names of what is unknown stay short: where they would not, they become names of their own. */
export function shortened(id: string): string {
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST)}~${++folded}`;
}
