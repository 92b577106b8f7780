import type { Resolution, StepAdapter } from "@stepauth/core";
import type { PlannedStep, SourceFile } from "@stepauth/workflow";
import { clearInputs } from "./clear-secrets.js";
import type { AppleStep } from "./rule.js";

/** A step as rules see it. */
export function appleStep(
  planned: PlannedStep,
  adapter: StepAdapter,
  resolved: { readonly released: Resolution; readonly resolution: Resolution },
  sources: readonly SourceFile[],
): AppleStep {
  const { released, resolution } = resolved;
  const version = adapter.describe(resolution.version);
  const inputs = planned.userInputs;
  const clear = clearInputs({ inputs, version });
  return { planned, inputs, clear, adapter, version, released, resolution, sources };
}
