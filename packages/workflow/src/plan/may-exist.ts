import type { StepUse } from "../model/types.js";
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
  /** Steps that have run and whose traces nobody asked for yet: to find them, scripts are read. */
  private unread: StepUse[] = [];

  constructor(private readonly context: Omit<PlanContext, "library">) {}

  /** A step has run, or may have. */
  stepRan(use: StepUse): void {
    this.hasStepRun = true;
    if (this.context.tracesOf && !this.isAnything) this.unread.push(use);
  }

  private maySet(name: string): boolean {
    const { withheld, undefinedIsUnknown, onBitrise, mayBeSet } = this.context;
    if (mayBeSet?.has(name)) return true;
    if (!withheld?.has(name)) {
      if (undefinedIsUnknown === true || (onBitrise === true && isSetByBitrise(name))) return true;
      if (this.hasStepRun && isSetBySteps(name)) return true;
    }
    return this.isSetByStep(name);
  }

  private isSetByStep(name: string): boolean {
    for (const use of this.unread) {
      const { anything = false, names = [] } = this.context.tracesOf?.(use) ?? {};
      this.isAnything ||= anything;
      for (const found of names) this.named.add(found);
    }
    this.unread = [];
    return this.isAnything || this.named.has(name);
  }
}

function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
