import { named } from "../diagnostics.js";
import { type EnvItem, namedItem } from "../values/env-item.js";
import { entriesOf } from "../yaml/mapping.js";
import { isNull, type MapNode, type Node, type ScalarNode, type SeqNode } from "../yaml/node.js";
import { checkKeys } from "./check-keys.js";
import { readExecutionContainer, readServiceContainers } from "./read-containers.js";
import { readEnvs, readEnvsField } from "./read-envs.js";
import type { FieldType, Reader, ReadReference } from "./reader.js";
import { NO_LIBRARY, parseReference, referenceProblem } from "./reference.js";
import type { BundleUse, Condition, StepItem, StepUse, WithGroup } from "./types.js";

const BUNDLE = "bundle::";

/** The fields of a step that are no texts. */
const TYPED: ReadonlyMap<string, FieldType> = new Map([
  ["is_always_run", "bool"],
  ["is_skippable", "bool"],
  ["is_requires_admin_user", "bool"],
  ["timeout", "number"],
  ["no_output_timeout", "number"],
]);

/** What kinds of items a steps list takes. */
export type Allowed = "everything" | "no-with" | "steps-only";

/** Reads a list of steps. A bad item is reported and left out. */
export function readSteps(list: SeqNode | undefined, reader: Reader, library: string, allowed: Allowed): StepItem[] {
  if (list === undefined) return [];
  return list.items.flatMap((item) => readItem(item, reader, library, allowed) ?? []);
}

function readItem(item: Node, reader: Reader, library: string, allowed: Allowed): StepItem | undefined {
  const only = item.kind === "map" ? reader.onlyEntry(item) : undefined;
  if (only === undefined) {
    reader.invalid("a step must be written as a mapping with one key", item, itemHelp(item));
    return undefined;
  }
  const { text: ref, key, value } = only;
  const fields = isNull(value) ? undefined : reader.asMap(value, "what follows a step's reference");
  if (fields === undefined && !isNull(value)) return undefined;
  if (ref === "with")
    return allowed === "everything" ? readWith(key, fields, reader, library) : refuse(reader, key, "a `with` group");
  if (!ref.startsWith(BUNDLE)) return readStep(ref, key, fields, reader, library);
  return allowed === "steps-only" ? refuse(reader, key, "a step bundle") : readBundleUse(ref, key, fields, reader);
}

const FIELDS: ReadonlySet<string> = new Set(["title", "run_if", "is_always_run", "is_skippable", "inputs", "outputs"]);

function itemHelp(item: Node): string {
  const keys = item.kind === "map" ? item.pairs.map(({ key }) => (key.kind === "scalar" ? key.text : "")) : [];
  const field = keys.slice(1).find((key) => FIELDS.has(key));
  if (field === undefined) return "Write `- step-id: {}`: one key in each item, with a colon after it.";
  return `Indent ${named(field)} by two more spaces, and it belongs to the step.`;
}

function refuse(reader: Reader, key: ScalarNode, what: string): undefined {
  reader.invalid(`${what} can't be used here`, key);
  return undefined;
}

function readStep(ref: string, key: ScalarNode, fields: MapNode | undefined, reader: Reader, library: string): StepUse {
  const { reference, problem } = readReference(ref, reader, library);
  // That the file names no library is said once, for all its steps.
  if (problem !== undefined && problem !== NO_LIBRARY)
    reader.diagnostics.error("step/reference-invalid", problem.message, key, problem.help);
  if (fields !== undefined) checkTypes(fields, reader);
  if (fields !== undefined) checkKeys("step", fields, reader);
  const inputs = fields === undefined ? [] : readEnvsField(fields, "inputs", reader);
  reportDuplicates(inputs, reader);
  return {
    kind: "step",
    ref,
    reference,
    at: key,
    title: fields && reader.textField(fields, "title")?.text,
    runIf: fields && readCondition(fields, reader),
    inputs,
    outputAliases: fields === undefined ? NO_ALIASES : readAliases(fields, reader),
    executionContainer: fields && readExecutionContainer(fields, reader),
    serviceContainers: fields === undefined ? NO_IDS : readServiceContainers(fields, reader),
  };
}

// The same few references stand all over a file.
function readReference(ref: string, reader: Reader, library: string): ReadReference {
  const before = reader.references.get(ref);
  if (before) return before;
  const reference = parseReference(ref, library);
  const problem = reference.source === "" && reader.partial ? undefined : referenceProblem(reference);
  reader.references.set(ref, { reference, problem });
  return { reference, problem };
}

function checkTypes(fields: MapNode, reader: Reader): void {
  for (const { key, value } of entriesOf(fields)) {
    const type = key.kind === "scalar" ? TYPED.get(key.text) : undefined;
    if (type !== undefined) reader.checkType((key as ScalarNode).text, type, value);
  }
}

const NO_IDS: readonly string[] = [];
const NO_ALIASES: ReadonlyMap<string, string> = new Map();

function readAliases(fields: MapNode, reader: Reader): ReadonlyMap<string, string> {
  const outputs = readEnvs(reader.listField(fields, "outputs"), reader);
  return outputs.length === 0 ? NO_ALIASES : new Map(outputs.toReversed().map(({ key, text }) => [key, text]));
}

function reportDuplicates(inputs: readonly EnvItem[], reader: Reader): void {
  if (inputs.length < 2) return;
  const seen = new Set<string>();
  for (const item of inputs) {
    const { key, keyNode } = item;
    if (seen.has(key)) {
      reader.diagnostics.warning(
        "workflow/invalid",
        `the input ${namedItem(item)} is given twice`,
        keyNode,
        "The first one counts.",
      );
    }
    seen.add(key);
  }
}

function readBundleUse(ref: string, key: ScalarNode, fields: MapNode | undefined, reader: Reader): BundleUse {
  if (fields !== undefined) checkKeys("bundle use", fields, reader);
  return {
    kind: "bundle",
    id: ref.slice(BUNDLE.length),
    at: key,
    runIf: fields && readCondition(fields, reader),
    inputs: fields === undefined ? [] : readEnvsField(fields, "inputs", reader),
    envs: fields === undefined ? [] : readEnvsField(fields, "envs", reader),
    executionContainer: fields && readExecutionContainer(fields, reader),
    serviceContainers: fields === undefined ? NO_IDS : readServiceContainers(fields, reader),
  };
}

function readWith(key: ScalarNode, fields: MapNode | undefined, reader: Reader, library: string): WithGroup {
  return {
    kind: "with",
    at: key,
    container: (fields && reader.textField(fields, "container")?.text) || undefined,
    services: fields === undefined ? NO_IDS : readIds(fields, "services", reader),
    steps: fields === undefined ? [] : readSteps(reader.listField(fields, "steps"), reader, library, "steps-only"),
  };
}

function readIds(fields: MapNode, key: string, reader: Reader): string[] {
  const items = reader.listField(fields, key)?.items ?? [];
  return items.flatMap((node) => (node.kind === "scalar" ? reader.text(node) : []));
}

/** Reads `run_if`. */
export function readCondition(fields: MapNode, reader: Reader): Condition | undefined {
  const field = reader.textField(fields, "run_if");
  return field && { text: field.text, at: field.node };
}
