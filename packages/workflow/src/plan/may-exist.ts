import { isSetByBitrise, isSetBySteps } from "./bitrise-names.js";
import type { PlanContext } from "./context.js";
import type { MayExist } from "./value.js";

/** What a step may set for the steps after it, beside the outputs that it declares. */
export interface StepTraces {
  /** It may set a variable of any name. */
  readonly anything?: boolean;
  readonly names?: ReadonlySet<string>;
}

/**
 * Which variables that nothing here sets may be set in the build all the same. They are more with every step that runs;
 * all others are known to be empty.
 */
export class Unsettled {
  /** Asks about this moment of the run. */
  readonly mayExist: MayExist = (name) => isName(name) && this.maySet(name);
  private readonly named = new Set<string>();
  private isAnything = false;
  private hasStepRun = false;

  constructor(private readonly context: Omit<PlanContext, "library">) {}

  /** A step has run, or may have. */
  stepRan({ anything = false, names }: StepTraces): void {
    this.hasStepRun = true;
    this.isAnything ||= anything;
    for (const name of names ?? []) this.named.add(name);
  }

  private maySet(name: string): boolean {
    const { withheld, undefinedIsUnknown, onBitrise, mayBeSet } = this.context;
    if (this.isAnything || this.named.has(name) || mayBeSet?.has(name)) return true;
    if (withheld?.has(name)) return false;
    if (undefinedIsUnknown === true || (onBitrise === true && isSetByBitrise(name))) return true;
    return this.hasStepRun && isSetBySteps(name);
  }
}

function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
