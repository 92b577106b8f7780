import type { WorkflowFile } from "@stepauth/workflow";
import { tracesOf } from "./traces.js";

type StepItem = NonNullable<ReturnType<WorkflowFile["model"]["workflows"]["get"]>>["steps"][number];
type StepUse = Extract<StepItem, { kind: "step" }>;

const SHARES = "share-pipeline-variable";

/** The variables that a workflow of a pipeline shares with those after it. */
export function sharedVariables({ model }: WorkflowFile): ReadonlySet<string> {
  const steps = [...model.workflows.values(), ...model.bundles.values()].flatMap((list) => stepsOf(list.steps));
  const sharing = steps.filter(({ reference }) => reference.id === SHARES);
  return new Set(sharing.flatMap((step) => [...(tracesOf(step).names ?? [])]));
}

function stepsOf(items: readonly StepItem[]): StepUse[] {
  return items.flatMap((item) => (item.kind === "step" ? [item] : item.kind === "with" ? stepsOf(item.steps) : []));
}
