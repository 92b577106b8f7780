import { entriesOf } from "../yaml/mapping.js";
import { isPlain, type MapNode, type Node, type ScalarNode } from "../yaml/node.js";
import { decodeBase64 } from "./base64.js";
import { goFloat } from "./go-float.js";
import { jsonScalarText, type ScalarMeaning, scalarMeaning } from "./scalar.js";

const CORE = "tag:yaml.org,2002:";
const TYPED = new Set(["null", "bool", "int", "float"]);

/** The text that a value of an env item becomes: null is empty, lists and maps are written as Go's `%v` does. */
export function nodeText(node: Node): string {
  if (node.kind !== "scalar") return goText(node);
  const meaning = meaningOf(node);
  return meaning.type === "null" ? "" : meaning.text;
}

/** The text of a field that the CLI declares as text: the words of the file, nothing folded; null is empty. */
export function fieldText(node: ScalarNode): string {
  return meaningOf(node).type === "null" ? "" : node.text;
}

/** How the CLI understands a scalar, with its style, its tag and the kind of its file regarded. */
export function meaningOf(node: ScalarNode): ScalarMeaning {
  if (isPlain(node)) return node.source.format === "json" ? jsonMeaning(node.text) : scalarMeaning(node.text);
  if (node.tag?.startsWith(CORE)) return tagged(node.tag.slice(CORE.length), node.text);
  return { type: "string", text: node.text };
}

/** The scalar in a value whose tag contradicts its text, so that the CLI refuses the file. */
export function mistagged(node: Node): ScalarNode | undefined {
  if (node.kind === "scalar") return isMistagged(node) ? node : undefined;
  const parts = node.kind === "seq" ? node.items : entriesOf(node).flatMap(({ key, value }) => [key, value]);
  for (const part of parts) {
    const found = mistagged(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The key in a value that is no scalar, which the CLI refuses. */
export function impossibleKey(node: Node): Node | undefined {
  if (node.kind === "scalar") return undefined;
  const bad = node.kind === "map" ? entriesOf(node).find(({ key }) => key.kind !== "scalar") : undefined;
  if (bad !== undefined) return bad.key;
  const parts = node.kind === "seq" ? node.items : entriesOf(node).map(({ value }) => value);
  for (const part of parts) {
    const found = impossibleKey(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

const TIME = /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]| +)\d\d?:\d\d?:\d\d?(?:\.\d+)?(?: *Z|[+-]\d\d(?::\d\d)?)?)?$/;

function isMistagged(node: ScalarNode): boolean {
  const wanted = node.tag?.startsWith(CORE) ? node.tag.slice(CORE.length) : "";
  if (wanted === "binary") return decodeBase64(node.text) === undefined;
  if (wanted === "timestamp") return !TIME.test(node.text);
  if (!TYPED.has(wanted)) return false;
  const { type } = scalarMeaning(node.text);
  return type !== wanted && !(wanted === "float" && type === "int");
}

function tagged(tag: string, text: string): ScalarMeaning {
  if (tag === "binary") return { type: "string", text: decodeBase64(text) ?? text };
  if (!TYPED.has(tag)) return { type: "string", text };
  const meaning = scalarMeaning(text);
  return tag === "float" && meaning.type === "int" ? { type: "float", text: goFloat(Number(meaning.text)) } : meaning;
}

function jsonMeaning(source: string): ScalarMeaning {
  const text = jsonScalarText(source);
  if (source === "null") return { type: "null", text };
  return { type: source === "true" || source === "false" ? "bool" : "float", text };
}

function goText(node: Node): string {
  if (node.kind === "map") return goMap(node);
  if (node.kind === "seq") return `[${node.items.map(goText).join(" ")}]`;
  const meaning = meaningOf(node);
  return meaning.type === "null" ? "<nil>" : meaning.text;
}

const KEY_ORDER = ["null", "bool", "int", "float", "string", "other"];

/** Go sorts the keys of a map before it writes them. */
function goMap(map: MapNode): string {
  const written = new Map<string, { rank: number; key: string; text: string }>();
  for (const { key, value } of entriesOf(map)) {
    const type = key.kind === "scalar" ? meaningOf(key).type : "other";
    const entry = { rank: KEY_ORDER.indexOf(type), key: goText(key), text: goText(value) };
    written.set(`${type}:${entry.key}`, entry);
  }
  const sorted = [...written.values()].sort((a, b) => a.rank - b.rank || compareKeys(a.key, b.key, a.rank));
  return `map[${sorted.map(({ key, text }) => `${key}:${text}`).join(" ")}]`;
}

function compareKeys(a: string, b: string, rank: number): number {
  if (rank === 2 || rank === 3) return Number(a) - Number(b);
  return a === b ? 0 : byCodePoint(a, b);
}

/** Go compares bytes of UTF-8, which is the order of code points. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
