import { onceFor } from "@stepauth/core";
import { type EnvItem, scalarMeaning } from "@stepauth/workflow";
import { replaceAt } from "../fix/edits.js";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { variableIn } from "./foreign-syntax.js";
import { givenInput } from "./given.js";
import type { AppleStep } from "./rule.js";
import { placeKey, type Variables } from "./variables.js";

/** Whether YAML makes another text of an unquoted value. Null on purpose is no accident, and lost capitals mean the same. */
export function changes(written: string, converted: string): boolean {
  return scalarMeaning(written).type !== "null" && converted !== written && converted !== written.toLowerCase();
}

/** The variables of which YAML makes another text, by their places. */
export const changedVariables = onceFor<Variables, ReadonlyMap<string, EnvItem>>(
  ({ items }) => new Map(items.filter(isChanged).map((item) => [placeKey(item.location), item])),
);

function isChanged({ valueNode: node, text }: EnvItem): boolean {
  return node.kind === "scalar" && node.style === "plain" && node.tag === undefined && changes(node.text, text);
}

/**
 * The way out, and the repair, where an input is a variable and nothing else, and one of its options stands there without
 * quotes, so that YAML made another text of it.
 */
export function quotedWhereDefined(
  step: AppleStep,
  key: string | undefined,
  options: readonly string[],
  variables: Variables,
): Pick<Finding, "help" | "fix"> | undefined {
  const input = givenInput(step, key);
  const value = step.planned.input(key ?? "");
  if (!input || !value || variableIn(input.converted) === undefined) return undefined;
  const changed = changedVariables(variables);
  const item = value.provenance
    .flatMap((entry) => (entry.kind === "yaml" ? (changed.get(placeKey(entry)) ?? []) : []))
    .find(({ text }) => text === value.text.reveal());
  const written = item?.valueNode.kind === "scalar" ? item.valueNode.text : "";
  const meant = [written, written.toLowerCase()].find((word) => options.includes(word));
  if (!item || meant === undefined) return undefined;
  const { keyNode, valueNode } = item;
  const spot = { file: valueNode.source.file, keyEnd: keyNode.end, range: [valueNode.start, valueNode.end] as const };
  const edit = replaceAt(variables.sources, spot, meant);
  const help = `${named(item.key)} (line ${item.location.line}) is ${named(written)} without quotes, which YAML reads as ${named(item.text)}. Write \`"${meant}"\` there.`;
  return { help, ...(edit ? { fix: { title: `write \`${item.key.slice(0, 60)}: "${meant}"\``, edits: [edit] } } : {}) };
}
