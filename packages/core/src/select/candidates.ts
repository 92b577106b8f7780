import type { StepVersion } from "../adapter/step-version.js";
import type { Place, PlanValue } from "../auth-types/plan.js";
import type { Method, Origin, Policy } from "../model.js";
import { onceFor } from "../remember.js";
import { whyChosen, whyRefused } from "./reasons.js";

/** A place that credentials can come from. */
export interface Source {
  readonly origin: Origin;
  readonly method: Method;
}

/** A source in the order of a policy. */
export interface RankedSource extends Source {
  /** Why the step does not take it; null where it does. */
  readonly refused: string | null;
  /** Why it is this one, where it is selected. */
  readonly chosen: string;
}

/** The order of the sources under a policy: the first that is configured is selected. */
export interface Ranking {
  readonly sources: readonly RankedSource[];
  /** Those of them that the step takes. */
  readonly taken: readonly RankedSource[];
  /** The connected account is asked for before the walk, which ends where it can't be had. */
  readonly accountFirst: boolean;
}

const METHODS: readonly Method[] = ["api-key", "apple-id"];
const ORIGINS: Readonly<Record<Policy, readonly Origin[]>> = {
  "inputs-first": ["inputs", "connection"],
  shipped: ["connection", "inputs"],
};

// A version's rankings are few and never change.
const rankingsOf = onceFor<StepVersion, Readonly<Record<Policy, Map<string, Ranking>>>>(() => ({
  "inputs-first": new Map(),
  shipped: new Map(),
}));

/** What the plan of a version says for a value of the input that chooses. */
export function rank(step: StepVersion, policy: Policy, value: string): Ranking {
  const rankings = rankingsOf(step)[policy];
  const before = rankings.get(value);
  if (before) return before;
  const made = makeRanking(step, policy, value);
  rankings.set(value, made);
  return made;
}

function makeRanking(step: StepVersion, policy: Policy, value: string): Ranking {
  const planned = planValue(step, value);
  const accountFirst = policy === "shipped" && planned.accountFirst;
  const sources = inOrder(planned[policy].map(sourceOf), policy).map((source) => ({
    ...source,
    refused: whyRefused(step, planned, source),
    chosen: whyChosen(step, planned, policy, source),
  }));
  return { sources, taken: sources.filter(({ refused }) => refused === null), accountFirst };
}

/** A value of the plan; the one that counts by itself where there is no such value. */
function planValue({ plan }: StepVersion, value: string): PlanValue {
  const found = plan.values.find((one) => one.value === value) ?? plan.values.find((one) => one.value === plan.default);
  if (!found) throw new RangeError(`the plan ${plan.name} has no value "${plan.default}"`);
  return found;
}

function sourceOf(place: Place): Source {
  const [origin, method] = place.split(" ") as [Origin, Method];
  return { origin, method };
}

/** All places there are: those of the plan in its order, in the room that they take up among the others. */
function inOrder(taken: readonly Source[], policy: Policy): Source[] {
  const mixed = new Set(taken.map(({ origin }) => origin));
  const origins = mixed.size > 1 ? [...mixed] : ORIGINS[policy];
  const all = origins.flatMap((origin) => METHODS.map((method) => ({ origin, method })));
  const queue = [...taken];
  return all.map((source) => (taken.some((one) => isSame(one, source)) ? (queue.shift() ?? source) : source));
}

/** Whether two sources are the same place. */
export function isSame(a: Source, b: Source): boolean {
  return a.origin === b.origin && a.method === b.method;
}

/** The policy that counts: where a version's plan says the same under both, `inputs-first` is what the released step does. */
export function effectivePolicy({ policiesDiffer }: StepVersion, policy: Policy): Policy {
  return policiesDiffer ? policy : "shipped";
}
