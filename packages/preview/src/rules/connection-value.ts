import type { UserInput } from "@stepauth/workflow";
import { replaceInput } from "../fix/edits.js";
import { named } from "../text/named.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep } from "./rule.js";
import { quotedWhereDefined } from "./turned.js";

/** `off` without quotes, and the spellings of other steps: what is meant is plain, so it can be written. */
export const connectionValue: AdviceRule = {
  about: "advice",
  code: "inputs/connection-invalid",
  advise(_finding, step, { variables }) {
    const { names, connectionValues } = step.version;
    const behind = quotedWhereDefined(step, names.connection, connectionValues ?? [], variables);
    if (behind) return behind;
    const input = givenInput(step, step.version.names.connection);
    const meant = input ? meantValue(step, input) : undefined;
    if (input === undefined || meant === undefined) return {};
    const edit = replaceInput(step.sources, input, meant);
    const fix = edit ? { fix: { title: `write \`"${meant}"\``, edits: [edit] } } : {};
    if (input.isPlain && input.converted !== input.written) return fix;
    return { help: spelling(input.converted, meant), ...fix };
  },
};

function spelling(word: string, meant: string): string {
  if (word.trim().toLowerCase() === meant) return `Write it as \`"${meant}"\`: in small letters, without spaces.`;
  return `${named(word)} is a word of other steps; this one spells it \`${meant}\`.`;
}

// What the documentation calls it in places.
const ELSEWHERE: Readonly<Record<string, string>> = { auto: "automatic" };

function meantValue({ version }: AppleStep, input: UserInput): string | undefined {
  const word = plain(input.isPlain ? input.written : input.converted);
  const meant = ELSEWHERE[word] ?? word;
  return version.connectionValues?.find((value) => plain(value) === meant);
}

function plain(word: string): string {
  return word.trim().toLowerCase().replaceAll("-", "_");
}
