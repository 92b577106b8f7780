import type { Diagnostics } from "../diagnostics.js";
import { pairOf } from "../yaml/mapping.js";
import type { MapNode, Node, ScalarNode } from "../yaml/node.js";
import { checkKeys } from "./check-keys.js";
import { readContainer, readExecutionContainer, readServiceContainers } from "./read-containers.js";
import { readEnvsField } from "./read-envs.js";
import { checkId, checkPriority } from "./read-ids.js";
import { readMentions, readPipelines, readStages, readTriggers } from "./read-pipelines.js";
import { readCondition, readSteps } from "./read-steps.js";
import { Reader } from "./reader.js";
import { NO_LIBRARY } from "./reference.js";
import { readAll, sectionMaps, sections } from "./sections.js";
import type { Bundle, Model, Workflow } from "./types.js";

const EMPTY: Model = {
  root: null,
  defaultLibrary: "",
  defaultLibraryAt: undefined,
  projectType: "",
  appEnvs: [],
  workflows: new Map(),
  bundles: new Map(),
  containers: new Map(),
  services: new Set(),
  triggers: [],
  pipelines: new Map(),
  stages: new Map(),
  partial: false,
};

/** How the file came about, which decides how some of it is read. */
export interface Provenance {
  /** The CLI merged includes into it and wrote it anew. */
  readonly merged: boolean;
  /** Some include could not be read. */
  readonly partial: boolean;
}

/** Reads the whole file. Every finding goes to `diagnostics`; what is wrong is left out of the model. */
export function readModel(root: Node | null, diagnostics: Diagnostics, how: Provenance): Model {
  if (root === null) return EMPTY;
  const versionReader = new Reader(diagnostics, how.merged);
  const top = versionReader.asMap(root, "the file");
  if (top === undefined) return EMPTY;
  const partial = how.partial || !checkFormatVersion(top, versionReader);
  const reader = new Reader(diagnostics, how.merged, partial);
  const library = reader.textField(top, "default_step_lib_source");
  const defaultLibrary = library?.text ?? "";
  const tools = readTools(top, reader);
  checkKeys("file", top, reader);
  const model = {
    root,
    defaultLibrary,
    defaultLibraryAt: library?.node,
    projectType: reader.textField(top, "project_type")?.text ?? "",
    appEnvs: appEnvs(top, reader),
    bundles: readAll(top, "step_bundles", reader, (id, key, fields) =>
      readBundle(id, key, fields, reader, defaultLibrary),
    ),
    workflows: readAll(top, "workflows", reader, (id, key, fields) =>
      readWorkflow(id, key, fields, reader, { library: defaultLibrary, tools }),
    ),
    containers: readAll(top, "containers", reader, (_, key, fields) => readContainer(key, fields, reader)),
    services: new Set(sections(top, "services", reader).keys()),
    triggers: readTriggers(top, reader),
    pipelines: readPipelines(top, reader),
    stages: readStages(top, reader),
    partial,
  };
  checkLibrary(top, reader);
  return model;
}

/** A file whose steps are of no library: nothing else about its references would be of use. */
function checkLibrary(top: MapNode, reader: Reader): void {
  if (![...reader.references.values()].some(({ problem }) => problem === NO_LIBRARY)) return;
  const message = "no step library is named for the steps of this file";
  reader.diagnostics.error("step/reference-invalid", message, firstKey(top), NO_LIBRARY.help);
}

const NEWEST_FORMAT = 26;

/** The CLI demands a format version and refuses one that is newer than itself. */
function checkFormatVersion(top: MapNode, reader: Reader): boolean {
  const field = reader.textField(top, "format_version");
  if (field === undefined || field.text === "") {
    const help = 'Write `format_version: "11"` at the top. A file that is only included by another one needs none.';
    reader.diagnostics.warning("workflow/invalid", "`format_version` is missing", field?.node ?? firstKey(top), help);
    return false;
  }
  const match = /^v?(\d+(?:\.\d+)*)(?:-[0-9A-Za-z.~-]+)?(?:\+[0-9A-Za-z.~-]+)?$/.exec(field.text);
  if (match === null) reader.invalid("`format_version` is not a version", field.node);
  else if (isNewer(match[1] ?? ""))
    reader.invalid("`format_version` is newer than the CLI understands", field.node, `The newest is ${NEWEST_FORMAT}.`);
  return true;
}

function isNewer(version: string): boolean {
  const [major = 0, ...rest] = version.split(".").map(Number);
  return major > NEWEST_FORMAT || (major === NEWEST_FORMAT && rest.some((part) => part > 0));
}

function firstKey(top: MapNode): Node {
  return top.pairs[0]?.key ?? top;
}

/** A duplicated `app` is read into the same object, so that its fields add up; the last `envs` counts. */
function appEnvs(top: MapNode, reader: Reader) {
  const maps = sectionMaps(top, "app", reader);
  for (const map of maps) checkKeys("app", map, reader);
  const section = maps.findLast((map) => pairOf(map, "envs") !== undefined);
  return section === undefined ? [] : readEnvsField(section, "envs", reader);
}

function readBundle(id: string, key: ScalarNode, fields: MapNode | undefined, reader: Reader, library: string): Bundle {
  if (fields !== undefined) checkKeys("bundle", fields, reader);
  return {
    id,
    at: key,
    runIf: fields && readCondition(fields, reader),
    inputs: fields === undefined ? [] : readEnvsField(fields, "inputs", reader),
    envs: fields === undefined ? [] : readEnvsField(fields, "envs", reader),
    executionContainer: fields && readExecutionContainer(fields, reader),
    serviceContainers: fields === undefined ? [] : readServiceContainers(fields, reader),
    steps: fields === undefined ? [] : readSteps(reader.listField(fields, "steps"), reader, library, "no-with"),
  };
}

function readWorkflow(
  id: string,
  key: ScalarNode,
  fields: MapNode | undefined,
  reader: Reader,
  { library, tools }: { readonly library: string; readonly tools: ReadonlyMap<string, string> },
): Workflow {
  checkId("workflow", id, key, reader);
  if (fields !== undefined) checkPriority(fields, reader);
  if (fields !== undefined) checkKeys("workflow", fields, reader);
  return {
    id,
    at: key,
    title: (fields && reader.textField(fields, "title")?.text) || "",
    beforeRun: fields === undefined ? [] : readMentions(fields, "before_run", reader),
    afterRun: fields === undefined ? [] : readMentions(fields, "after_run", reader),
    envs: fields === undefined ? [] : readEnvsField(fields, "envs", reader),
    hasTools: hasTools(tools, fields && readTools(fields, reader)),
    steps: fields === undefined ? [] : readSteps(reader.listField(fields, "steps"), reader, library, "everything"),
  };
}

/** Tools and their versions. */
function readTools(map: MapNode, reader: Reader): ReadonlyMap<string, string> {
  const all = sectionMaps(map, "tools", reader).flatMap((tools) => [...reader.entries(tools)]);
  return new Map(all.map(([name, { value }]) => [name, value.kind === "scalar" ? reader.text(value) : ""]));
}

/** A workflow may name tools of its own, and take the file's away with `unset`. */
function hasTools(common: ReadonlyMap<string, string>, own: ReadonlyMap<string, string> | undefined): boolean {
  if (own === undefined) return common.size > 0;
  return [...new Map([...common, ...own]).values()].some((version) => version !== "unset");
}
