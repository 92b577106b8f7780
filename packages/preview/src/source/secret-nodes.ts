import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Span } from "../literals/spans.js";
import { isSecretName } from "../rules/secret-names.js";
import { isSecretWord } from "./secret-words.js";

/** What of a document is secret: whole nodes with their tags and anchors, and the texts in them. Empty spans are places only. */
export interface SecretNodes {
  readonly spans: readonly Span[];
  readonly values: ReadonlySet<string>;
}

/** Finds the nodes of a document that hold a secret, by their keys, their marks, and where nothing says what they hold. */
export function secretNodes(document: Document.Parsed, text: string): SecretNodes {
  const names = new Set<string>();
  let known: number;
  let found: SecretNodes;
  // A variable may stand in front of what is taken from it.
  do {
    known = names.size;
    found = new Search(document, text, names).search();
  } while (names.size > known);
  return found;
}

// Their keys are names that somebody gave, whatever they say.
const SECTIONS = new Set(["workflows", "step_bundles", "pipelines", "stages", "containers", "services"]);
const LISTS = new Set(["inputs", "envs"]);
const MARK = /^(?:is_\w+|skip_if_empty|unset|value_options)$/;
const NAME = /^[\p{L}\p{N}_.-]+$/u;
const REFERENCE = /^\$(?:(\w+)|\{(\w+)\})$/;
const SHORTEST_VALUE = 4;
const LONGEST_PROPERTIES = 300;

class Search {
  private readonly spans: Span[] = [];
  private readonly values = new Set<string>();

  constructor(
    private readonly document: Document.Parsed,
    private readonly text: string,
    /** Variables that secrets are taken from. */
    private readonly names: Set<string>,
  ) {}

  search(): SecretNodes {
    this.sections(this.document.contents);
    if (this.values.size > 0)
      visit(this.document, {
        Scalar: (key, node) => {
          if (key !== "key" && this.values.has(String(node.value))) this.span(node);
        },
      });
    return { spans: this.spans, values: this.values };
  }

  private node(node: unknown, areIds = false): void {
    if (isSeq(node)) for (const item of node.items) this.node(item);
    else if (isMap(node)) for (const pair of node.items) this.pair(pair, areIds, isSensitive(node));
  }

  private pair(pair: Pair, isId: boolean, isMarked: boolean): void {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    const { value } = pair;
    const isGroup = isId || (key.includes("@") && isMap(value));
    if (key === "opts") this.options(pair);
    else if (!isGroup && (isMarked || this.isSecret(key))) this.hide(pair);
    else if (key === "<<" && !isMerge(value)) this.hide(pair);
    else if (LISTS.has(key) && !isId) this.list(pair);
    else this.node(value, SECTIONS.has(key));
  }

  /** Sections hold mappings by id. A list of words, where they should stand, may be of anything. */
  private sections(root: unknown): void {
    if (!isMap(root)) this.node(root);
    else
      for (const pair of root.items) {
        const isList = isScalar(pair.key) && SECTIONS.has(String(pair.key.value)) && isSeq(pair.value);
        if (isList) this.hide(pair);
        else this.pair(pair, false, false);
      }
  }

  /** Marks are words for yes and no. */
  private options(pair: Pair): void {
    if (!isMap(pair.value)) this.hide(pair);
    else
      for (const option of pair.value.items)
        if (isScalar(option.key) && MARK.test(String(option.key.value)) && !isSeq(option.value)) this.hide(option);
  }

  private isSecret(key: string): boolean {
    return isSecretWord(key) || isSecretName(key) || this.names.has(key);
  }

  /** What is no `- key: value` in a list of variables may be anything. */
  private list(pair: Pair): void {
    const list = isAlias(pair.value) ? pair.value.resolve(this.document) : pair.value;
    if (!isSeq(list)) {
      if (pair.value !== null) this.hide(pair);
      return;
    }
    for (const item of list.items) {
      if (isMap(item) && item.items.every(isVariable) && !this.isSecretAndMore(item)) this.node(item);
      else if (!isAlias(item)) this.span(item);
    }
  }

  /** A variable has one name. Where a secret has a second one beside it, that may hold what slipped out of the secret. */
  private isSecretAndMore({ items }: YAMLMap): boolean {
    const names = items.map(({ key }) => (isScalar(key) ? String(key.value) : "")).filter((key) => key !== "opts");
    return names.length > 1 && names.some((name) => this.isSecret(name));
  }

  /** Everything behind the colon of a pair, but for the name of a variable. */
  private hide({ key, value }: Pair): void {
    const behind = rangeOf(key)?.[1] ?? 0;
    const colon = this.text.indexOf(":", behind);
    const start = colon + 1 + this.text.slice(colon + 1).search(/\S|$/);
    const end = Math.max(start, rangeOf(value)?.[1] ?? start);
    const variable = isScalar(value) && start === value.range?.[0] ? variableIn(value) : undefined;
    if (variable === undefined) this.add(start, end, value);
    else this.spans.push([end, end]);
    if (variable) this.names.add(variable);
  }

  private span(node: unknown): void {
    const [start, end] = rangeOf(node) ?? [];
    if (start !== undefined && end !== undefined) this.add(this.propertiesOf(start), end, node);
  }

  /** Where the tag and the anchor of a node start. */
  private propertiesOf(start: number): number {
    return this.propertyBefore(this.propertyBefore(start));
  }

  /** Where the tag or the anchor in front of a place starts; the place itself without one. */
  private propertyBefore(place: number): number {
    const before = this.text.slice(Math.max(0, place - LONGEST_PROPERTIES), place);
    const end = before.trimEnd().length;
    let start = end;
    while (start > 0 && !/[\s,[\]{}]/.test(before.charAt(start - 1))) start--;
    const isProperty = end < before.length && /^[!&]/.test(before.slice(start, end));
    return isProperty ? place - (before.length - start) : place;
  }

  private add(start: number, end: number, node: unknown): void {
    this.spans.push([start, start + this.text.slice(start, end).trimEnd().length]);
    if (isAlias(node)) this.span(node.resolve(this.document));
    else for (const value of scalarsOf(node)) if (value.length >= SHORTEST_VALUE) this.values.add(value);
  }
}

/** The variable that a value is; an empty text for a word that hides nothing. */
function variableIn({ value }: Scalar): string | undefined {
  const text = String(value);
  const [, name, braced] = REFERENCE.exec(text) ?? [];
  return name ?? braced ?? (/^(?:true|false|yes|no|on|off|null|~|)$/i.test(text) ? "" : undefined);
}

function isMerge(value: unknown): boolean {
  return isAlias(value) || isMap(value) || (isSeq(value) && value.items.every((item) => isAlias(item) || isMap(item)));
}

function isVariable({ key, value }: Pair): boolean {
  return isScalar(key) && (NAME.test(String(key.value)) || key.value === "<<") && value !== null;
}

function isSensitive(map: { items: readonly Pair[] }): boolean {
  return map.items.some(
    ({ key, value }) =>
      isScalar(key) &&
      key.value === "opts" &&
      isMap(value) &&
      /^(?:yes|y|true|t|1)$/i.test(String(value.get("is_sensitive"))),
  );
}

function scalarsOf(node: unknown): string[] {
  const values: string[] = [];
  if (isScalar(node)) return [String(node.value)];
  if (isCollection(node)) visit(node, { Scalar: (_, { value }) => void values.push(String(value)) });
  return values;
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return (node as { range?: readonly number[] | null } | null)?.range ?? undefined;
}
