import type { WorkflowFile } from "@stepauth/workflow";

type Model = WorkflowFile["model"];
type StepItem = NonNullable<ReturnType<Model["workflows"]["get"]>>["steps"][number];

/** A step as a list of a file names it. */
export type StepUse = Extract<StepItem, { kind: "step" }>;

/** Every step that the lists of a file name, in workflows and in bundles. */
export function stepUses({ workflows, bundles }: Model): StepUse[] {
  return [...workflows.values(), ...bundles.values()].flatMap((list) => stepsOf(list.steps));
}

function stepsOf(items: readonly StepItem[]): StepUse[] {
  return items.flatMap((item) => (item.kind === "step" ? [item] : item.kind === "with" ? stepsOf(item.steps) : []));
}
