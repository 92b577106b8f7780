import type { StepAdapter } from "@stepauth/core";
import { adapters } from "../adapters.js";
import type { Finding } from "../model.js";
import { givenInput } from "./given.js";
import type { AppleStep } from "./rule.js";

/**
 * A finding without the ways out that this step does not have: one that names an input which the version lacks, or says to
 * set what is set already. Where none is left, and the input is one that comes to nothing, that is said.
 */
export function withFittingHelp(finding: Finding, step: AppleStep): Finding {
  // A step may have thousands of findings whose ways out name nothing.
  if (!finding.help?.includes("`")) return finding;
  const help = fitting(finding.help, step);
  if (help === finding.help) return finding;
  const { help: _, ...rest } = finding;
  const left = [help, emptyHint(finding, step)].filter((text) => text !== "").join(" ");
  return left === "" ? rest : { ...rest, help: left };
}

function fitting(help: string, step: AppleStep): string {
  const sentences = help.split(/(?<=[.!?]) (?=[A-Z`])/);
  return sentences
    .map((sentence) => fittingSentence(sentence, step))
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** A sentence with those of its alternatives that the step has; empty where it has none. */
function fittingSentence(sentence: string, step: AppleStep): string {
  const ways = sentence.replace(/[.!?]$/, "").split(/,? or /);
  const kept = ways.filter((way, index) => isWay(way, verbOf(ways, index), step));
  if (kept.length === ways.length) return sentence;
  const text = kept.join(", or ").replace(/\b([Ee]ither) /, "");
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const VERB = /^(?:either )?(set|use|write|add|give|put|remove|keep|connect|leave|create|choose)\b/i;

// "Set `a` and `b`, or `c`": the verb counts for what follows.
function verbOf(ways: readonly string[], index: number): string {
  for (const way of ways.slice(0, index + 1).reverse()) {
    const verb = (/ and (set) /.exec(way) ?? VERB.exec(way))?.[1];
    if (verb !== undefined) return verb.toLowerCase();
  }
  return "";
}

const NAMED = /`([a-z][a-z0-9_]*)(?:: ([^`]+))?`/g;

function isWay(way: string, verb: string, step: AppleStep): boolean {
  return [...way.matchAll(NAMED)].every(([, key = "", value]) => {
    if (!knownInputs().has(key)) return true;
    // A word for the connection may be the name of an input elsewhere.
    if (!SETS.has(verb) && step.version.connectionValues?.includes(key)) return true;
    if (!step.version.declared.has(key)) return false;
    return !(SETS.has(verb) && isSetTo(step, key, value));
  });
}

const SETS: ReadonlySet<string> = new Set(["set", "use", "write", "add", "give"]);

/** Whether the file gives an input that value; any, where none is named. */
function isSetTo(step: AppleStep, key: string, value: string | undefined): boolean {
  const given = givenInput(step, key)?.converted ?? "";
  return value === undefined ? given !== "" : given === value.replace(/^"(.*)"$/, "$1");
}

/** The input is written, but what the step receives is empty: a variable in it is. */
function emptyHint({ input }: Finding, step: AppleStep): string {
  const given = givenInput(step, input);
  const received = step.planned.input(input ?? "")?.text;
  if (!given?.converted.includes("$") || !received || received.isVeiled || received.reveal().trim() !== "") return "";
  return `\`${given.key}\` is written, and the variable in it is empty here: give that a value.`;
}

let inputs: ReadonlySet<string> | undefined;

/** Every input of every released version of a step that has an adapter. */
function knownInputs(): ReadonlySet<string> {
  inputs ??= new Set(adapters.flatMap(keysOf));
  return inputs;
}

function keysOf({ definition }: StepAdapter): string[] {
  return definition.catalogue.flatMap((version) => version.inputs.map(({ key }) => key));
}
