import type { Bundle, BundleUse, Condition, StepItem, StepUse } from "../model/types.js";
import type { EnvItem } from "../values/env-item.js";
import { GoSlice } from "./go-slice.js";
import type { Runs } from "./types.js";

/** A bundle as it is entered at one place of a run. */
export interface BundleInstance {
  readonly bundle: Bundle;
  readonly use: BundleUse;
  readonly parent: BundleInstance | undefined;
  /** The variables its steps get, in memory that siblings may share. */
  readonly envs: GoSlice<EnvItem>;
  /** The variables its steps should get. */
  readonly intended: readonly EnvItem[];
  readonly runIf: Condition | undefined;
  readonly container: string | undefined;
  /** What its condition and those around it came to, once the first step in it was reached. */
  decision: Runs | undefined;
}

/** A step of a workflow with its bundles unfolded. */
export interface FlatStep {
  readonly use: StepUse;
  readonly bundle: BundleInstance | undefined;
  readonly container: string | undefined;
}

interface Level {
  readonly items: readonly StepItem[];
  next: number;
  readonly bundle: BundleInstance | undefined;
  readonly container: string | undefined;
}

/** What unfolding may still cost, in variables copied from bundle to bundle. */
export interface CopyBudget {
  left: number;
}

/** The steps of a workflow in the order in which they run, and the bundles entered on the way. */
export function flatten(steps: readonly StepItem[], bundles: ReadonlyMap<string, Bundle>, budget: CopyBudget) {
  const flat: FlatStep[] = [];
  const entered: BundleInstance[] = [];
  const levels: Level[] = [{ items: steps, next: 0, bundle: undefined, container: undefined }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const item = level.items[level.next++];
    if (item === undefined) levels.pop();
    else if (item.kind === "step") {
      const container = item.executionContainer ?? level.container;
      flat.push({ use: item, bundle: level.bundle, container });
    } else if (item.kind === "with") {
      levels.push({ items: item.steps, next: 0, bundle: level.bundle, container: item.container });
    } else {
      const bundle = bundles.get(item.id);
      if (bundle === undefined || budget.left <= 0) continue;
      const instance = enter(bundle, item, level.bundle, level.container, budget);
      entered.push(instance);
      levels.push({ items: bundle.steps, next: 0, bundle: instance, container: instance.container });
    }
  }
  return { steps: flat, entered };
}

function enter(
  bundle: Bundle,
  use: BundleUse,
  parent: BundleInstance | undefined,
  outer: string | undefined,
  budget: CopyBudget,
): BundleInstance {
  const own = ownItems(bundle, use, parent);
  const envs = parent === undefined ? appendEach(own) : parent.envs.append(own.flat());
  const intended = [...(parent?.intended ?? []), ...own.flat()];
  budget.left -= intended.length * 3;
  return {
    bundle,
    use,
    parent,
    envs,
    intended,
    runIf: use.runIf ?? bundle.runIf,
    container: use.executionContainer ?? bundle.executionContainer ?? outer,
    decision: undefined,
  };
}

/** The bundle's variables, grouped as the CLI appends them. */
function ownItems(bundle: Bundle, use: BundleUse, parent: BundleInstance | undefined): EnvItem[][] {
  const declared = new Set(bundle.inputs.map(({ key }) => key));
  const given = use.inputs.filter(({ key }) => declared.has(key));
  const inputs = withoutInherited(bundle.inputs, given, parent);
  return [[...bundle.envs], [...use.envs], ...[...inputs, ...given].map((item) => [item])];
}

/** A default steps aside when an outer bundle has a variable of that name and this use gives its own value, which may read it. */
function withoutInherited(inputs: readonly EnvItem[], given: readonly EnvItem[], parent: BundleInstance | undefined) {
  if (parent === undefined || given.length === 0) return inputs;
  const outer = new Set(parent.envs.items().map(({ key }) => key));
  const overridden = new Set(given.map(({ key }) => key));
  return inputs.filter(({ key }) => !(outer.has(key) && overridden.has(key)));
}

function appendEach(groups: readonly (readonly EnvItem[])[]): GoSlice<EnvItem> {
  return groups.reduce((slice, group) => slice.append(group), GoSlice.empty<EnvItem>());
}

/** Variables of a bundle that another one's took the place of. */
export function lostItems(instance: BundleInstance): readonly EnvItem[] {
  const actual = instance.envs.items();
  return instance.intended.filter((item, i) => actual[i] !== item);
}
