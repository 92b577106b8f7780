import type { EntryPoint, Pipeline, Stage, Trigger } from "./types.js";

/** What starts workflows from outside: triggers, pipelines and stages. None of them changes what a step receives. */
export function entryPointsOf(
  triggers: readonly Trigger[],
  pipelines: ReadonlyMap<string, Pipeline>,
  stages: ReadonlyMap<string, Stage>,
): EntryPoint[] {
  return [
    ...triggers.flatMap(({ workflow }, index) =>
      workflow === undefined ? [] : [entryPoint("trigger", { id: String(index), at: workflow.at }, [workflow.id])],
    ),
    ...[...pipelines.values()].map((pipeline) => entryPoint("pipeline", pipeline, workflowsOf(pipeline, stages))),
    ...[...stages.values()].map((stage) => entryPoint("stage", stage, idsOf(stage))),
  ];
}

function entryPoint(
  kind: EntryPoint["kind"],
  { id, at }: Pick<Stage, "id" | "at">,
  workflows: readonly string[],
): EntryPoint {
  return { kind, id, workflows, location: at.location };
}

/** In a graph, a variant names the workflow that it really is with `uses`. */
function workflowsOf({ stages: mentioned, workflows }: Pipeline, stages: ReadonlyMap<string, Stage>): string[] {
  const staged = mentioned.flatMap(({ id }) => idsOf(stages.get(id)));
  const graph = [...workflows.values()].map(({ id, uses }) => uses?.id ?? id);
  return [...new Set([...staged, ...graph])];
}

function idsOf(stage: Stage | undefined): string[] {
  return stage?.workflows.map(({ id }) => id) ?? [];
}
