import { named } from "../diagnostics.js";
import { entriesOf } from "../yaml/mapping.js";
import type { MapNode, ScalarNode } from "../yaml/node.js";
import type { Reader } from "./reader.js";

/** Where keys have a meaning to the CLI. */
export type KeyedPlace = "file" | "app" | "workflow" | "bundle" | "bundle use" | "step";

const words = (text: string) => text.split(" ");
const TEXTS = words("title summary description");
const CONTAINERS = words("execution_container service_containers");
const BUNDLE_USE = [...TEXTS, ...CONTAINERS, "run_if", "inputs", "envs"];

const KEYS: Readonly<Record<KeyedPlace, readonly string[]>> = {
  file: [
    ...TEXTS,
    ...words("format_version default_step_lib_source project_type app meta include workflows step_bundles"),
    ...words("trigger_map pipelines stages services containers tools tool_config"),
  ],
  app: [...TEXTS, "envs", "meta"],
  workflow: [...TEXTS, ...words("before_run after_run envs steps triggers status_report_name priority tools meta")],
  bundle: [...BUNDLE_USE, "steps"],
  "bundle use": BUNDLE_USE,
  step: [
    ...TEXTS,
    ...CONTAINERS,
    ...words("run_if is_always_run is_skippable is_requires_admin_user timeout no_output_timeout inputs outputs meta"),
    ...words("website source_code_url support_url published_at source asset_urls host_os_tags project_type_tags"),
    ...words("type_tags dependencies toolkit deps"),
  ],
};

/** Keys that have a meaning elsewhere, and where that is. */
const ELSEWHERE: Readonly<Record<KeyedPlace, ReadonlyMap<string, string>>> = {
  file: new Map([
    ["envs", "Variables of the whole app belong below `app`."],
    ["steps", "Steps belong below a workflow, in `workflows`."],
  ]),
  app: new Map([["workflows", "Workflows belong at the top of the file, beside `app`."]]),
  workflow: new Map([["inputs", "A workflow has no inputs; its variables are its `envs`."]]),
  bundle: new Map([["before_run", "Only workflows run others before them."]]),
  "bundle use": new Map([["steps", "The steps of a bundle stand where it is defined, in `step_bundles`."]]),
  step: new Map([
    ["envs", "A step has no variables of its own: set them in the `envs` of its workflow, or in `inputs`."],
    ["steps", "Indent it less, and it belongs to the workflow."],
    ["before_run", "Indent it less, and it belongs to the workflow."],
    ["after_run", "Indent it less, and it belongs to the workflow."],
  ]),
};

/** Says which keys the CLI passes over: slips of the pen, and what is written beside the list that it belongs to. */
export function checkKeys(place: KeyedPlace, map: MapNode, reader: Reader): void {
  const keys = entriesOf(map).flatMap(({ key }) => (key.kind === "scalar" ? [key] : []));
  const known = KEYS[place];
  const odd = keys.filter(({ text }) => !known.includes(text));
  if (odd.length === 0) return;
  const given = new Set(keys.map(({ text }) => text));
  const free = known.filter((name) => !given.has(name));
  for (const key of odd) {
    const help = ELSEWHERE[place].get(key.text) ?? reader.suggestions.help(key.text, free) ?? asInput(place, key);
    // Elsewhere people keep anchors and notes of their own, under names that they make up.
    if (help === undefined || key.text.startsWith(".")) continue;
    const message = `${named(key.text)} is no key of a ${WORDS[place]}, so that the CLI passes over it`;
    reader.diagnostics.warning("workflow/key-ignored", message, key, help);
  }
}

const WORDS: Readonly<Record<KeyedPlace, string>> = {
  file: "workflow file",
  app: "file's `app`",
  workflow: "workflow",
  bundle: "step bundle",
  "bundle use": "step bundle",
  step: "step",
};

const LONGEST_EXAMPLE = 40;

function asInput(place: KeyedPlace, { text }: ScalarNode): string | undefined {
  if (place !== "step" && place !== "bundle use") return undefined;
  const name = /^[\w.-]+$/.test(text) && text.length <= LONGEST_EXAMPLE ? text : "name";
  return `If it is an input, write it as an item of \`inputs\`: \`- ${name}: ...\`.`;
}
