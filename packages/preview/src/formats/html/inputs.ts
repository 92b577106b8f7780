import type { InputReport, StepReport } from "../../report/step.js";
import { REDACTED } from "../../text/mask.js";
import { plural } from "../summary.js";
import { type Element, h, type Piece } from "./element.js";
import { textsOf } from "./input-text.js";
import { joined, placeOf } from "./place.js";
import { type Scene, shownShort } from "./scene.js";

/** The inputs of a step with what each receives, what it is resolved to, and where its value is from. */
export function inputTable(step: StepReport, scene: Scene): Element {
  const keys = Object.keys(step.inputs);
  const isGiven = (key: string) => (step.inputs[key]?.provenance[0]?.kind ?? "default") !== "default";
  const isChanged = (key: string) => {
    const { received, becomes } = textsOf(key, step);
    return becomes !== received;
  };
  const main = keys.filter((key) => isGiven(key) || isChanged(key));
  const rest = keys.filter((key) => !main.includes(key));
  return h(
    "section",
    { class: "inputs" },
    h("h4", {}, "Inputs"),
    main.length === 0 ? null : table(main, step, scene),
    rest.length === 0
      ? null
      : h(
          "details",
          {},
          h("summary", {}, `${plural(rest.length, "more input")} at the default`),
          table(rest, step, scene),
        ),
  );
}

function table(keys: readonly string[], step: StepReport, scene: Scene): Element {
  const head = ["Input", "Receives", "From"].map((text) => h("th", { scope: "col" }, text));
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, head)),
    h(
      "tbody",
      {},
      keys.map((key) => row(key, step, scene)),
    ),
  );
}

function row(key: string, step: StepReport, scene: Scene): Element {
  const { received, becomes } = textsOf(key, step);
  const unknown = unknownIn(step, key, scene);
  const from = step.inputs[key]?.provenance ?? [];
  if (becomes === received && !unknown && isDefault(from)) return defaultRow(scene.shown(key), received, scene);
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, h("code", {}, scene.shown(key))),
    h(
      "td",
      {},
      received === "" && unknown ? null : value(received, scene),
      unknown,
      becomes === received ? null : h("span", { class: "becomes" }, "resolved to ", value(becomes, scene)),
    ),
    h("td", { class: "origin" }, origins(from, scene)),
  );
}

function isDefault([first, ...more]: readonly ProvenanceEntry[]): boolean {
  return first?.kind === "default" && first.line === undefined && more.length === 0;
}

// Most rows are these: the same in every step of a version, and in every report.
const MOST_KEPT = 2_000;
const defaultRows = new Map<string, Element>();

function defaultRow(name: string, received: string, scene: Scene): Element {
  const text = shownShort(received, scene);
  const id = `${name}\n${received === REDACTED}\n${text}`;
  const before = defaultRows.get(id);
  if (before) return before;
  const drawn = h(
    "tr",
    {},
    h("th", { scope: "row" }, h("code", {}, name)),
    h("td", {}, value(received, scene)),
    h("td", { class: "origin" }, origins([{ kind: "default" }], scene)),
  );
  if (defaultRows.size === MOST_KEPT) defaultRows.clear();
  defaultRows.set(id, drawn);
  return drawn;
}

function value(text: string, scene: Scene): Element {
  if (text === "") return h("span", { class: "quiet" }, "empty");
  return h("code", { class: text === REDACTED ? "hidden" : "value" }, shownShort(text, scene));
}

function unknownIn({ inputs }: StepReport, key: string, { shown }: Scene): Element | null {
  const names = inputs[key]?.unresolved ?? [];
  if (names.length === 0) return null;
  const list = joined(
    names.map((name) => h("code", {}, `$${shown(name)}`)),
    ", ",
  );
  return h("span", {}, h("span", { class: "quiet" }, " what the build knows as "), list);
}

type ProvenanceEntry = InputReport["provenance"][number];

const KINDS: Readonly<Record<ProvenanceEntry["kind"], string>> = {
  yaml: "",
  default: "the step’s default",
  secret: "secret",
  dotenv: "dotenv",
  process: "this machine’s environment",
  cli: "set by the CLI",
  output: "set by a step before it",
};

function origins(entries: readonly ProvenanceEntry[], scene: Scene): Piece[] {
  if (entries.length === 0) return [h("span", { class: "quiet" }, "not set")];
  return joined(
    entries.map((entry) => origin(entry, scene)),
    " ← ",
  );
}

function origin({ kind, name, file, line, column }: ProvenanceEntry, scene: Scene): Element {
  const place = { ...(file && { file }), ...(line && { line }), ...(column && { column }) };
  const words: Piece[] = [
    name === undefined ? null : h("code", {}, kind === "output" ? scene.shown(name) : `$${scene.shown(name)}`),
    KINDS[kind] === "" ? null : h("span", { class: "quiet" }, KINDS[kind]),
    line === undefined ? null : placeOf(place, scene),
  ].filter((word) => word !== null);
  return h("span", { class: "link" }, joined(words, " "));
}
