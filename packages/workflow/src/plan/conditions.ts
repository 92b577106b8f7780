import type { Located } from "../diagnostics.js";
import type { TemplateContext } from "../template/evaluate.js";
import type { FoundStep } from "./find-step.js";
import type { BundleInstance, FlatStep } from "./flatten.js";
import type { Problems } from "./problems.js";
import { evaluateCondition } from "./run-if.js";
import type { Runs } from "./types.js";

/** Whether a step runs, and the condition that says so. */
export interface Decision {
  readonly runs: Runs;
  readonly runIf: { readonly text: string; readonly at: Located | undefined } | null;
}

/** Decides about steps: the conditions of the bundles around them first, then their own. */
export class Conditions {
  constructor(private readonly problems: Problems) {}

  /** `context` makes what conditions see when this step is reached. */
  decide({ use, bundle }: FlatStep, found: FoundStep | undefined, context: () => TemplateContext): Decision {
    const own = use.runIf;
    const text = own === undefined ? found?.step.runIf?.(found.version) : own.text;
    const runIf = text === undefined ? null : { text, at: own?.at };
    const around = bundle === undefined ? true : this.decideBundle(bundle, context);
    if (around === false) return { runs: false, runIf };
    // A step that is not known may have a condition of its own.
    if (text === undefined) return { runs: found === undefined ? "unknown" : around, runIf };
    const { runs, problem } = evaluateCondition(text, context());
    if (problem !== undefined) this.problems.condition(own?.at ?? use.at, problem);
    return { runs: both(around, runs), runIf };
  }

  /** A bundle's condition is evaluated once, with the variables of the first step reached in it; outer bundles come first. */
  private decideBundle(instance: BundleInstance, context: () => TemplateContext): Runs {
    const undecided: BundleInstance[] = [];
    let at: BundleInstance | undefined = instance;
    for (; at !== undefined && at.decision === undefined; at = at.parent) undecided.push(at);
    let runs = at?.decision ?? true;
    for (const bundle of undecided.reverse()) {
      if (runs !== false) runs = both(runs, this.ownDecision(bundle, context));
      bundle.decision = runs;
    }
    return runs;
  }

  private ownDecision({ runIf }: BundleInstance, context: () => TemplateContext): Runs {
    if (runIf === undefined || runIf.text === "") return true;
    const { runs, problem } = evaluateCondition(runIf.text, context());
    if (problem !== undefined) this.problems.condition(runIf.at, problem);
    return runs;
  }
}

function both(one: Runs, other: Runs): Runs {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : "unknown";
}
