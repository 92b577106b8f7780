import type { Location } from "../diagnostics.js";
import type { EnvItem } from "../values/env-item.js";
import { isPlain } from "../yaml/node.js";
import type { StepInputDefinition, UserInput } from "./types.js";

/** The inputs of a step as the file gives them, with everything a linter needs to talk about them or change them. */
export function readUserInputs(
  items: readonly EnvItem[],
  declared: readonly StepInputDefinition[] | null,
): UserInput[] {
  const known = declared === null || items.length === 0 ? null : new Set(declared.map(({ key }) => key));
  const seen = new Set<string>();
  return items.map((item) => {
    const overridden = seen.has(item.key);
    seen.add(item.key);
    return new InputOfFile(item, known?.has(item.key) ?? null, overridden);
  });
}

/** An input of a file. Where it stands is worked out when somebody asks: most are never talked about. */
class InputOfFile implements UserInput {
  readonly key: string;
  readonly converted: string;
  readonly #item: EnvItem;

  constructor(
    item: EnvItem,
    readonly declared: boolean | null,
    readonly overridden: boolean,
  ) {
    this.key = item.key;
    this.converted = item.text;
    this.#item = item;
  }

  get location(): Location {
    return this.#item.keyNode.location;
  }

  get valueLocation(): Location | undefined {
    const { start, end, location } = this.#item.valueNode;
    return end > start ? location : undefined;
  }

  get valueRange(): readonly [number, number] {
    return [this.#item.valueNode.start, this.#item.valueNode.end];
  }

  get keyRange(): readonly [number, number] {
    return [this.#item.keyNode.start, this.#item.keyNode.end];
  }

  get source(): string {
    const { source, start, end } = this.#item.valueNode;
    return source.text.slice(start, end);
  }

  get style(): UserInput["style"] {
    const { valueNode: node } = this.#item;
    if (node.kind === "map") return "map";
    return node.kind === "seq" ? "list" : node.style;
  }

  get isPlain(): boolean {
    const { valueNode: node } = this.#item;
    return node.kind === "scalar" && isPlain(node);
  }

  get written(): string {
    const { valueNode: node } = this.#item;
    return node.kind === "scalar" ? node.text : "";
  }

  get isExpand(): boolean | undefined {
    return this.#item.options.isExpand;
  }

  get isSensitive(): boolean | undefined {
    return this.#item.options.isSensitive;
  }

  get skipIfEmpty(): boolean | undefined {
    return this.#item.options.skipIfEmpty;
  }

  get isTemplate(): boolean | undefined {
    return this.#item.options.isTemplate;
  }
}
