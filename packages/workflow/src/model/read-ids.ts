import { named } from "../diagnostics.js";
import { meaningOf } from "../values/node-text.js";
import type { MapNode, ScalarNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";

const FAMILIAR_ID = /^[A-Za-z0-9\-_.]+$/;

/** Checks the id of a workflow, a pipeline or a stage. */
export function checkId(what: string, id: string, key: ScalarNode, reader: Reader): void {
  if (id === "") reader.invalid(`a ${what}'s id must not be empty`, key);
  else if (!FAMILIAR_ID.test(id)) {
    const help = "Use letters, digits, `-`, `_` and `.` only.";
    reader.diagnostics.warning("workflow/invalid", `${named(id)} is an unusual id for a ${what}`, key, help);
  }
}

/** Checks the priority of a workflow or a pipeline. */
export function checkPriority(fields: MapNode, reader: Reader): void {
  const node = reader.field(fields, "priority");
  if (node === undefined) return;
  const { type, text } = node.kind === "scalar" ? meaningOf(node) : { type: node.kind, text: "" };
  if ((type === "int" || type === "float") && Math.abs(Math.trunc(Number(text))) <= 100) return;
  reader.invalid("`priority` must be a number between -100 and 100, without quotes", node);
}
