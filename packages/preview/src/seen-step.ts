import type { Resolution, StepAdapter, StepVersion } from "@stepauth/core";
import type { PlannedStep } from "@stepauth/workflow";
import type { LaneOutcomes } from "./lanes/step-lane.js";
import type { Finding, NotCovered } from "./model.js";
import type { PlannedInputs } from "./resolve-planned.js";

/** An Apple step of a run as a preview works it out, with all that rules and repairs look at. None of it leaves this package. */
export interface SeenStep {
  readonly planned: PlannedStep;
  readonly adapter: StepAdapter;
  readonly version: StepVersion;
  /** What the resolver was given. */
  readonly given: PlannedInputs;
  /** What the released step does. */
  readonly released: Resolution;
  /** What the policy that was asked for gives: the very same where that is what the released step does. */
  readonly resolution: Resolution;
  readonly findings: readonly Finding[];
  /** What its lane does, where it starts one that stands below the root. */
  readonly lane?: LaneOutcomes;
}

/** A workflow with the steps seen in it. */
export interface SeenWorkflow {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly SeenStep[];
  readonly notCovered: readonly NotCovered[];
}
