import type { Resolution, StepAdapter } from "@stepauth/core";
import type { PlannedStep, SourceFile } from "@stepauth/workflow";
import type { AppleStep } from "./rule.js";

/** A step as rules see it. What costs something is worked out once, and only if a rule asks. */
export function appleStep(
  planned: PlannedStep,
  adapter: StepAdapter,
  resolved: { readonly resolution: Resolution; readonly released: Resolution | null },
  sources: readonly SourceFile[],
): AppleStep {
  let provenance: PlannedStep["provenance"] | undefined;
  return {
    ...{ planned, adapter, sources, ...resolved },
    inputs: planned.userInputs,
    version: adapter.describe(resolved.resolution.version),
    get provenance() {
      provenance ??= planned.provenance;
      return provenance;
    },
  };
}
