import type { EnvItem } from "../values/env-item.js";
import { isPlain, type Node } from "../yaml/node.js";
import type { StepInputDefinition, UserInput } from "./types.js";

/** The inputs of a step as the file gives them, with everything a linter needs to talk about them or change them. */
export function readUserInputs(
  items: readonly EnvItem[],
  declared: readonly StepInputDefinition[] | null,
): UserInput[] {
  const known = declared === null ? null : new Set(declared.map(({ key }) => key));
  const seen = new Set<string>();
  return items.map((item) => {
    const overridden = seen.has(item.key);
    seen.add(item.key);
    return userInput(item, known?.has(item.key) ?? null, overridden);
  });
}

function userInput(item: EnvItem, declared: boolean | null, overridden: boolean): UserInput {
  const { keyNode, valueNode, options } = item;
  const { isExpand, isSensitive, skipIfEmpty, isTemplate } = options;
  const scalar = valueNode.kind === "scalar" ? valueNode : undefined;
  const input: { -readonly [Member in keyof UserInput]: UserInput[Member] } = {
    key: item.key,
    location: keyNode.location,
    valueRange: [valueNode.start, valueNode.end],
    keyRange: [keyNode.start, keyNode.end],
    source: valueNode.source.text.slice(valueNode.start, valueNode.end),
    style: styleOf(valueNode),
    isPlain: scalar !== undefined && isPlain(scalar),
    written: scalar?.text ?? "",
    converted: item.text,
    declared,
    overridden,
  };
  if (valueNode.end > valueNode.start) input.valueLocation = valueNode.location;
  if (isExpand !== undefined) input.isExpand = isExpand;
  if (isSensitive !== undefined) input.isSensitive = isSensitive;
  if (skipIfEmpty !== undefined) input.skipIfEmpty = skipIfEmpty;
  if (isTemplate !== undefined) input.isTemplate = isTemplate;
  return input;
}

function styleOf(node: Node): UserInput["style"] {
  if (node.kind === "map") return "map";
  return node.kind === "seq" ? "list" : node.style;
}
