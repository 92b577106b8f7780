import type { ParsedReference } from "@stepauth/workflow";
import { programCalls } from "../shell/calls.js";
import { identify } from "./identity.js";
import { isShell } from "./script.js";

/** What `stepauth team` hands to the steps after it, without the prefix of the names. */
export const teamVariables = [
  "CONNECTION",
  "DEPLOY_CONNECTION",
  "KEY_PATH",
  "KEY_URL",
  "KEY_ID",
  "ISSUER_ID",
  "ENTERPRISE",
] as const;

/** The values of those variables. */
export type TeamVariables = Readonly<Record<(typeof teamVariables)[number], string>>;

const USUAL_PREFIX = "ASC_";
const PREFIX = /^[A-Z][A-Z0-9_]*$/;

/** A step as a workflow uses it. */
interface UsedStep {
  readonly reference: ParsedReference;
  readonly inputs: readonly { readonly text: string }[];
}

/** How the names begin that the calls of `stepauth team` in a step hand on; none for a step without such a call. */
function teamPrefixes({ reference, inputs }: UsedStep): readonly string[] {
  const identity = identify(reference);
  if (identity.kind !== "library" || identity.id !== "script") return [];
  return inputs.flatMap(({ text }) => prefixesIn(text));
}

function prefixesIn(text: string): string[] {
  if (!text.includes("stepauth") || !isShell(text)) return [];
  return programCalls(text).flatMap(({ program, args: [command, ...args] }) => {
    if (!/^stepauth(?:@|$)/.test(program) || command !== "team" || !args.some(isDestination)) return [];
    const prefix = optionOf("--prefix", args) ?? USUAL_PREFIX;
    return PREFIX.test(prefix) ? [prefix] : [];
  });
}

// Only envman reaches the steps after it.
function isDestination(word: string, index: number, args: readonly string[]): boolean {
  return word === "--to=envman" || (word === "--to" && args[index + 1] === "envman");
}

function optionOf(option: string, args: readonly string[]): string | undefined {
  const joined = args.findLast((word) => word.startsWith(`${option}=`));
  const at = args.lastIndexOf(option);
  return at === -1 ? joined?.slice(option.length + 1) : args[at + 1];
}

/** The names of the variables that a step hands on. */
export function teamNames(step: UsedStep): string[] {
  return teamPrefixes(step).flatMap((prefix) => teamVariables.map((name) => `${prefix}${name}`));
}

/** What a step hands on where it picks these values. */
export function teamValues(step: UsedStep, values: TeamVariables): ReadonlyMap<string, string> {
  return new Map(
    teamPrefixes(step).flatMap((prefix) => teamVariables.map((name) => [`${prefix}${name}`, values[name]] as const)),
  );
}
