import { named } from "../diagnostics.js";
import { isNull, type MapNode, type Node, type ScalarNode } from "../yaml/node.js";
import { readEnvsField } from "./read-envs.js";
import { checkId, checkPriority } from "./read-ids.js";
import type { Reader } from "./reader.js";
import { readAll } from "./sections.js";
import type { Mention, Pipeline, PipelineWorkflow, Stage, Trigger } from "./types.js";

/** Reads what starts workflows. */
export function readTriggers(top: MapNode, reader: Reader): Trigger[] {
  const list = reader.field(top, "trigger_map");
  if (list?.kind !== "seq") return [];
  return list.items.map((item) => {
    const fields = reader.asMap(item, "a trigger");
    return {
      at: item,
      workflow: fields && mentionIn(fields, "workflow", reader),
      pipeline: fields && mentionIn(fields, "pipeline", reader),
    };
  });
}

function mentionIn(fields: MapNode, key: string, reader: Reader): Mention | undefined {
  const field = reader.textField(fields, key);
  return field === undefined || field.text === "" ? undefined : { id: field.text, at: field.node };
}

/** Reads the stages that pipelines go through. */
export function readStages(top: MapNode, reader: Reader): Map<string, Stage> {
  return readAll(top, "stages", reader, (id, key, fields) => {
    checkId("stage", id, key, reader);
    return { id, at: key, workflows: keysOfItems(fields, "workflows", reader) };
  });
}

/** Reads the pipelines, those with stages and those that are graphs. */
export function readPipelines(top: MapNode, reader: Reader): Map<string, Pipeline> {
  return readAll(top, "pipelines", reader, (id, key, fields) => {
    checkId("pipeline", id, key, reader);
    if (fields !== undefined) checkPriority(fields, reader);
    const graph = fields && reader.mapField(fields, "workflows");
    return {
      id,
      at: key,
      stages: keysOfItems(fields, "stages", reader),
      workflows: graph === undefined ? new Map() : readGraph(graph, reader),
    };
  });
}

function readGraph(graph: MapNode, reader: Reader): Map<string, PipelineWorkflow> {
  const workflows = new Map<string, PipelineWorkflow>();
  for (const [id, { key, value }] of reader.entries(graph)) workflows.set(id, readWorkflow(id, key, value, reader));
  return workflows;
}

function readWorkflow(id: string, key: ScalarNode, value: Node, reader: Reader): PipelineWorkflow {
  const fields = isNull(value) ? undefined : reader.asMap(value, named(id));
  if (fields === undefined) return { id, at: key, uses: undefined, hasInputs: false, inputs: [], dependsOn: [] };
  const always = reader.textField(fields, "should_always_run");
  if (always !== undefined && always.text !== "off" && always.text !== "workflow")
    reader.invalid("`should_always_run` must be `off` or `workflow`", always.node);
  return {
    id,
    at: key,
    uses: mentionIn(fields, "uses", reader),
    hasInputs: (reader.listField(fields, "inputs")?.items.length ?? 0) > 0,
    inputs: readEnvsField(fields, "inputs", reader),
    dependsOn: readMentions(fields, "depends_on", reader),
  };
}

/** A list of ids. */
export function readMentions(fields: MapNode, name: string, reader: Reader): Mention[] {
  const list = reader.listField(fields, name);
  if (list === undefined) return [];
  return list.items.flatMap((node) => {
    if (node.kind === "scalar") return { id: reader.text(node), at: node };
    reader.invalid(`${named(name)} holds ids of workflows`, node);
    return [];
  });
}

/** The ids in a list of mappings with one key each. */
function keysOfItems(fields: MapNode | undefined, name: string, reader: Reader): Mention[] {
  const items = (fields && reader.listField(fields, name)?.items) ?? [];
  return items.flatMap((item) => {
    const only = item.kind === "map" ? reader.onlyEntry(item) : undefined;
    if (only !== undefined) return { id: only.text, at: only.key };
    reader.invalid(`an item of ${named(name)} must be a mapping with one key`, item);
    return [];
  });
}
