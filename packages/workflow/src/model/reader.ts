import { type Diagnostics, type Located, named } from "../diagnostics.js";
import { fieldText, impossibleKey, meaningOf, mistagged, nodeText } from "../values/node-text.js";
import { badMerge, entriesOf, pairOf } from "../yaml/mapping.js";
import { isNull, isPlain, type MapNode, type Node, type ScalarNode, type SeqNode } from "../yaml/node.js";
import type { ParsedReference, referenceProblem } from "./reference.js";
import { Suggestions } from "./suggest.js";

/** A step reference taken apart, and what is wrong with it. */
export interface ReadReference {
  readonly reference: ParsedReference;
  readonly problem: ReturnType<typeof referenceProblem>;
}

/** Floats that YAML writes in other words than Go prints. */
const REWRITTEN: ReadonlyMap<string, string> = new Map([
  ["+Inf", ".inf"],
  ["-Inf", "-.inf"],
  ["NaN", ".nan"],
]);

/** The type of a field that is no text. */
export type FieldType = "bool" | "number";

/** Reads typed fields out of nodes; what has the wrong type is reported and counts as absent. */
export class Reader {
  /** The step references of the file that were read, as written. */
  readonly references = new Map<string, ReadReference>();
  readonly suggestions = new Suggestions();

  constructor(
    readonly diagnostics: Diagnostics,
    /**
     * Whether the CLI wrote the file anew before reading it (it does after merging includes): fields that it declares as
     * text, and keys, have lost the words of the file by then.
     */
    private readonly rewritten: boolean,
    /** Whether parts of the file are out of sight, so that what is missing may be there. */
    readonly partial = false,
  ) {}

  /** The text of a field declared as text, or of a key. */
  text(node: ScalarNode): string {
    if (node.source.format === "json" && isPlain(node) && !isNull(node))
      this.invalid("this must be a text, in quotes", node);
    if (!this.rewritten) return fieldText(node);
    const text = nodeText(node);
    return (meaningOf(node).type === "float" && REWRITTEN.get(text)) || text;
  }

  /** The text of a value of a variable. */
  value(node: Node): string {
    this.checkTags(node);
    this.checkKeys(node);
    const text = nodeText(node);
    return this.rewritten && text === "-0" && node.kind === "scalar" && meaningOf(node).type === "float" ? "0" : text;
  }

  /** The text field of a mapping; undefined when it is absent or null. */
  textField(map: MapNode, key: string): { text: string; node: ScalarNode } | undefined {
    const node = this.field(map, key);
    if (node === undefined) return undefined;
    this.checkTags(node);
    if (node.kind === "scalar") return { text: this.text(node), node };
    this.invalid(`${named(key)} must be a text`, node);
    return undefined;
  }

  /** Checks a field that is declared as something else than text, for which a text in quotes does not count. */
  checkType(name: string, type: FieldType, node: Node): void {
    if (isNull(node)) return;
    const is = node.kind === "scalar" ? meaningOf(node).type : node.kind;
    if (type === "bool" ? is === "bool" : is === "int" || is === "float") return;
    this.invalid(`${named(name)} must be ${type === "bool" ? "true or false" : "a number"}, without quotes`, node);
  }

  /** A list field; undefined when it is absent or null. */
  listField(map: MapNode, key: string): SeqNode | undefined {
    const node = this.field(map, key);
    if (node === undefined || node.kind === "seq") return node;
    this.invalid(`${named(key)} must be a list`, node, "Put a dash in front of each of its items.");
    return undefined;
  }

  /** A mapping field; undefined when it is absent or null. */
  mapField(map: MapNode, key: string): MapNode | undefined {
    const node = this.field(map, key);
    return node === undefined ? undefined : this.asMap(node, named(key));
  }

  /** The node as a mapping; undefined (and reported) when it is something else. */
  asMap(node: Node, what: string): MapNode | undefined {
    if (node.kind !== "map") {
      this.invalid(`${what} must be a mapping`, node);
      return undefined;
    }
    this.checkMerge(node);
    return node;
  }

  /** The field's value; undefined when it is absent or null. */
  field(map: MapNode, key: string): Node | undefined {
    const node = pairOf(map, key)?.value;
    return node === undefined || isNull(node) ? undefined : node;
  }

  /** Entries with a usable key. A key written twice appears once, with what was written last. */
  entries(map: MapNode): Map<string, { key: ScalarNode; value: Node }> {
    const entries = new Map<string, { key: ScalarNode; value: Node }>();
    for (const { key, value } of entriesOf(map)) {
      if (key.kind === "scalar") entries.set(this.text(key), { key, value });
      else this.invalid("a key must be a text", key);
    }
    return entries;
  }

  /** The entry of a mapping that has one key besides those to leave aside; undefined when it has none or more. */
  onlyEntry(map: MapNode, besides?: string): { text: string; key: ScalarNode; value: Node } | undefined {
    this.checkMerge(map);
    let only: { text: string; key: ScalarNode; value: Node } | undefined;
    for (const { key, value } of entriesOf(map)) {
      const text = key.kind === "scalar" ? this.text(key) : undefined;
      if (text === undefined || (only !== undefined && only.text !== text && text !== besides)) return undefined;
      if (text !== besides) only = { text, key: key as ScalarNode, value };
    }
    return only;
  }

  private checkMerge(map: MapNode): void {
    const bad = badMerge(map);
    if (bad !== undefined) this.invalid("`<<` takes a mapping or a list of mappings", bad);
  }

  private checkKeys(node: Node): void {
    const bad = impossibleKey(node);
    if (bad === undefined) return;
    const help = "Put the value in quotes; a variable is written `$NAME`.";
    this.invalid("braces without quotes make a mapping, and this is no key that one can have", bad, help);
  }

  private checkTags(node: Node): void {
    const bad = mistagged(node);
    if (bad !== undefined) this.invalid("the tag does not fit this value", bad);
  }

  invalid(message: string, at: Located, help?: string): void {
    this.diagnostics.error("workflow/invalid", message, at, help);
  }
}
