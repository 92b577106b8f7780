import type { Policy } from "@stepauth/core";

/** An outcome of a step: of the released step in a build, or of the policy that was asked for, which is what is documented. */
export type OutcomeName = "released" | "documented";

/** Which outcomes something holds for. */
export type HoldsFor = OutcomeName | "both";

/** Which outcome a policy gives. */
export const policyOutcome: Readonly<Record<Policy, OutcomeName>> = {
  shipped: "released",
  "inputs-first": "documented",
};

/** What may hold for one outcome alone; for both where it does not say. */
export interface Holds {
  readonly outcome?: HoldsFor;
}

/** Whether something holds for an outcome. */
export function holdsFor({ outcome = "both" }: Holds, name: OutcomeName): boolean {
  return outcome === "both" || outcome === name;
}

/** What the outcomes are called wherever a person reads of them; nothing where both are one. */
export const outcomeWords: Readonly<Record<HoldsFor, string>> = {
  released: "in the build",
  documented: "as documented",
  both: "",
};

/** The same as the beginning of a sentence. */
export const outcomeLead: Readonly<Record<HoldsFor, string>> = {
  released: "In the build: ",
  documented: "As documented: ",
  both: "",
};
