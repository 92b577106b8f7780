import type { PlannedStep, WorkflowFile } from "@stepauth/workflow";

const KEYS: ReadonlySet<string> = new Set([
  "workflows",
  "step_bundles",
  "pipelines",
  "stages",
  "format_version",
  "default_step_lib_source",
  "trigger_map",
]);

/** Whether a file is meant as a workflow file, or as a part of one that others include. */
export function isWorkflowFile({ model: { root } }: WorkflowFile): boolean {
  return root?.kind === "map" && root.pairs.some(({ key }) => key.kind === "scalar" && KEYS.has(key.text));
}

/** What a linter looks at: all workflows, and of the utility workflows those that no other one of the file runs. */
export function lintedWorkflows({ model, workflows }: WorkflowFile): string[] {
  const run = new Set(
    [...model.workflows.values()].flatMap(({ beforeRun, afterRun }) => [...beforeRun, ...afterRun].map(({ id }) => id)),
  );
  return workflows.filter(({ id, isUtility }) => !isUtility || !run.has(id)).map(({ id }) => id);
}

/** Whether every step that a file writes, in workflows and in bundles, is among some planned ones. */
export function isEveryStepIn({ model }: WorkflowFile, planned: readonly PlannedStep[]): boolean {
  const seen = new Set<object>(planned.map(({ written }) => written));
  const areSeen = (steps: readonly StepItem[]): boolean =>
    steps.every((item) => (item.kind === "with" ? areSeen(item.steps) : item.kind === "bundle" || seen.has(item)));
  return [...model.workflows.values(), ...model.bundles.values()].every(({ steps }) => areSeen(steps));
}

type StepItem = NonNullable<ReturnType<WorkflowFile["model"]["workflows"]["get"]>>["steps"][number];
