import type { MapNode, Node, ScalarNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";
import type { EntryPoint } from "./types.js";

/** What starts workflows from outside: triggers, pipelines and stages. None of them changes what a step receives. */
export function readEntryPoints(top: MapNode, reader: Reader): EntryPoint[] {
  const stages = readStages(top, reader);
  return [...readTriggers(top, reader), ...readPipelines(top, reader, stages), ...stages];
}

function readTriggers(top: MapNode, reader: Reader): EntryPoint[] {
  const list = reader.field(top, "trigger_map");
  if (list?.kind !== "seq") return [];
  return list.items.flatMap((item, index): EntryPoint[] => {
    const workflow = item.kind === "map" ? reader.field(item, "workflow") : undefined;
    if (workflow?.kind !== "scalar") return [];
    return [{ kind: "trigger", id: String(index), workflows: [reader.text(workflow)], location: workflow.location }];
  });
}

function readStages(top: MapNode, reader: Reader): EntryPoint[] {
  return named(top, "stages", reader).map(([id, { key, value }]) => {
    const list = value.kind === "map" ? reader.field(value, "workflows") : undefined;
    return { kind: "stage", id, workflows: oneKeyIds(list, reader), location: key.location };
  });
}

function readPipelines(top: MapNode, reader: Reader, stages: readonly EntryPoint[]): EntryPoint[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage.workflows]));
  return named(top, "pipelines", reader).map(([id, { key, value }]) => {
    const list = value.kind === "map" ? reader.field(value, "stages") : undefined;
    const staged = oneKeyIds(list, reader).flatMap((stage) => byId.get(stage) ?? []);
    const graph = value.kind === "map" ? reader.field(value, "workflows") : undefined;
    const workflows = [...new Set([...staged, ...graphIds(graph, reader)])];
    return { kind: "pipeline", id, workflows, location: key.location };
  });
}

/** In a graph, a variant names the workflow that it really is with `uses`. */
function graphIds(graph: Node | undefined, reader: Reader): string[] {
  if (graph?.kind !== "map") return [];
  return [...reader.entries(graph)].map(([id, { value }]) => {
    const uses = value.kind === "map" ? reader.field(value, "uses") : undefined;
    return uses?.kind === "scalar" ? reader.text(uses) : id;
  });
}

function named(top: MapNode, key: string, reader: Reader): [string, { key: ScalarNode; value: Node }][] {
  const map = reader.field(top, key);
  return map?.kind === "map" ? [...reader.entries(map)] : [];
}

function oneKeyIds(list: Node | undefined, reader: Reader): string[] {
  if (list?.kind !== "seq") return [];
  return list.items.flatMap((item) => (item.kind === "map" ? [...reader.entries(item).keys()] : []));
}
