import { onceFor } from "@stepauth/core";
import { type EnvItem, splitVariables } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { fieldOf } from "./given.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";
import { placeKey, type Variables } from "./variables.js";

/** A value of which a part is lost on the way to the step: at a `$`, a ` #` or a `!`. */
export const shortened: AppleStepRule = {
  about: "apple-step",
  by: "file",
  code: "value/shortened",
  check: (step, { variables }: Scene) => [...inVariables(step, shortenedItems(variables)), ...inInputs(step)],
};

/** A variable or secret that is shortened, and at what. */
interface Shortened {
  readonly item: EnvItem;
  readonly lost: Lost;
}

/** Those of a file and its secrets, by their places. */
const shortenedItems = onceFor<Variables, ReadonlyMap<string, Shortened>>((variables) => {
  const found = new Map<string, Shortened>();
  for (const item of [...variables.secrets, ...variables.items]) {
    const lost = atTag(item) ?? atDollar(item, variables) ?? atHash(item);
    if (lost) found.set(placeKey(item.location), { item, lost });
  }
  return found;
});

function inVariables(step: AppleStep, shortened: ReadonlyMap<string, Shortened>): Finding[] {
  if (shortened.size === 0) return [];
  const found = new Map<EnvItem, Finding>();
  for (const key of Object.values(step.version.names)) {
    for (const place of step.planned.input(key)?.provenance ?? []) {
      const isItem = place.kind === "secret" || place.kind === "yaml";
      const { item, lost } = (isItem ? shortened.get(placeKey(place)) : undefined) ?? {};
      if (item && lost) found.set(item, finding(item, lost, key));
    }
  }
  return [...found.values()];
}

interface Lost {
  readonly why: string;
  readonly help: string;
}

const DOLLAR: Lost = {
  why: "holds a `$`, which the Bitrise CLI takes for the start of a variable: the step gets another text",
  help: 'Write `opts: {is_expand: false}` below it. (On Bitrise: turn off "replace variables in inputs" for the secret.)',
};
const TAG: Lost = {
  why: "begins with a `!`, which YAML takes for a tag and not for a part of the value",
  help: "Put the value in single quotes.",
};
const HASH: Lost = {
  why: "ends before a ` #`, where YAML starts a comment: the step gets a part of what is written",
  help: "Put the value in single quotes.",
};

function finding(item: EnvItem, { why, help }: Lost, input: string): Finding {
  const what = item.origin === "secret" ? "The secret" : "The variable";
  const message = `${what} ${named(item.key)} ${why}.`;
  return { code: "value/shortened", severity: "warning", message, help, location: item.keyNode.location, input };
}

function inInputs(step: AppleStep): Finding[] {
  return step.inputs
    .filter((input) => !input.overridden && fieldOf(step, input.key) !== undefined)
    .flatMap((input): Finding[] => {
      const source = step.sources.find(({ file }) => file === input.location.file)?.source.text ?? "";
      const lost = input.isPlain && isCutOff(source, input.valueRange[1]) ? HASH : null;
      if (!lost) return [];
      const message = `${named(input.key)} ${lost.why}.`;
      return [
        {
          code: "value/shortened",
          severity: "warning",
          message,
          help: lost.help,
          location: input.location,
          input: input.key,
        },
      ];
    });
}

function atDollar(item: EnvItem, { names }: Variables): Lost | null {
  if (item.options.isExpand === false || !item.text.includes("$")) return null;
  const pieces = splitVariables(item.text);
  const kept = pieces.map((piece) => ("text" in piece ? piece.text : `$${piece.name}`)).join("");
  const isSwallowed = kept.length < item.text.replace(/\$\{(\w+)\}/g, "$$$1").length;
  // In the file a name that nothing here sets may be one that the build knows; a secret is a text first of all.
  const isUnknown = (name: string) => !/^\d*[A-Za-z_]\w*$/.test(name) || (item.origin === "secret" && !names.has(name));
  const isLost = pieces.some((piece) => "name" in piece && isUnknown(piece.name));
  return isSwallowed || isLost ? DOLLAR : null;
}

function atTag({ valueNode: node }: EnvItem): Lost | null {
  return node.kind === "scalar" && /^!(?!!)./.test(node.tag ?? "") ? TAG : null;
}

function atHash({ valueNode: node }: EnvItem): Lost | null {
  const isPlain = node.kind === "scalar" && node.style === "plain" && node.tag === undefined;
  return isPlain && node.text !== "" && isCutOff(node.source.text, node.end) ? HASH : null;
}

// Whoever comments puts a space behind the sign.
function isCutOff(text: string, end: number): boolean {
  return /^[ \t]+#[^\s#!]/.test(text.slice(end, end + 200));
}
