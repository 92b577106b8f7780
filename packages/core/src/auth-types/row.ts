import type { ConnectionPlan } from "./plan.js";

/** One row of `docs/auth-types.md`: what the documentation says of a step, and the plan of a range of its versions. */
export interface AuthTypeRow {
  /** The edition of the documentation that has the row. */
  readonly edition: "legacy" | "current" | "2026";
  /** The step's name in the documentation. */
  readonly name: string;
  /** The documentation's own words. */
  readonly wording: string;
  /** The version range as the page writes it. */
  readonly versions: string;
  /** First version of the range. */
  readonly from: string;
  /** Last version of the range; null where it is open. */
  readonly to: string | null;
  /** How these versions decide who gives the credentials. */
  readonly plan: ConnectionPlan;
  /** Where the released step departs from the documentation, and why it matters. */
  readonly remark: string;
}

/** The rows of every step, by step ID. */
export type AuthTypeTable = Readonly<Record<string, readonly AuthTypeRow[]>>;
