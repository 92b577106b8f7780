import { onceFor } from "@stepauth/core";
import type { EnvItem, Location, PlannedStep, UserInput } from "@stepauth/workflow";
import { fieldOf, isSecretInput } from "./given.js";
import type { AppleStep } from "./rule.js";
import { isSecretName } from "./secret-names.js";
import { findPrivateKeys, isAppPassword, isPlaceholder, isSignedUrl } from "./secret-shapes.js";
import { placeKey, type Variables } from "./variables.js";

/** An input that holds a secret rather than the name of one. */
export interface ClearInput {
  readonly input: UserInput;
}

/** The inputs of a step that hold a secret rather than the name of one. */
export function clearInputs(step: Pick<AppleStep, "inputs" | "version">): ClearInput[] {
  return step.inputs
    .filter((input) => isScalar(input.style) && isLiteral(input.converted))
    .filter((input) => holdsSecret(step, input) && findPrivateKeys(input.converted).length === 0)
    .map((input) => ({ input }));
}

function holdsSecret(step: Pick<AppleStep, "inputs" | "version">, input: UserInput): boolean {
  // Dropped by the CLI, and readable all the same.
  if (input.declared !== true) return input.isSensitive === true || /passw|_pw$|secret|token/i.test(input.key);
  const field = fieldOf(step, input.key);
  // An Apple ID is masked where it is shown, and yet no secret.
  if (field === "appleId") return false;
  if (field === "apiKeyPath") return isSignedUrl(input.converted);
  if (isPath(input.key) || isKeychain(input.key)) return false;
  return isSecretInput(step, input);
}

/** The variables behind a step's secret inputs that hold the secret rather than the name of one. */
export function clearBehind(
  step: Pick<AppleStep, "inputs" | "version" | "planned">,
  variables: Variables,
): { item: EnvItem }[] {
  const secret = step.inputs.filter((input) => mentionsAny(input.converted, variables) && holdsSecret(step, input));
  if (secret.length === 0) return [];
  const places = secret.flatMap(({ key }) => (step.planned.input(key)?.provenance ?? []).slice(1));
  return places.flatMap((place) => {
    const item = place.kind === "yaml" ? variables.at(placeKey(place)) : undefined;
    return item && isLiteral(item.text) && findPrivateKeys(item.text).length === 0 ? [{ item }] : [];
  });
}

// What no file defines is a secret of the build, and has nothing behind it.
function mentionsAny(text: string, { names }: Variables): boolean {
  if (!text.includes("$")) return false;
  for (const [, name = ""] of text.matchAll(/\$\{?(\w+)/g)) if (names.has(name)) return true;
  return false;
}

/** What a file must hold for the inputs of steps that are not known to be worth a look. */
export const WORTH_A_LOOK =
  /is_sensitive|(?:passwd|password|passphrases?|passphrase_list)["']?\s*:\s*["']?[^\s"'$]|https?:\/\/[^/\s@:]{1,200}:[^/\s@]{1,200}@/i;

/** Inputs of a step that is not known which hold a secret by what they are called, by what they hold, or as the file says. */
export function readableInputs(step: PlannedStep): ClearInput[] {
  return step.userInputs
    .filter((input) => isScalar(input.style) && isLiteral(input.converted) && !isPath(input.key))
    .filter((input) => input.isSensitive === true || isPassword(input) || isSignedUrl(input.converted))
    .filter(({ converted }) => findPrivateKeys(converted).length === 0)
    .map((input) => ({ input }));
}

// The keychain of a build machine is made for the build, and its password with it.
function isKeychain(key: string): boolean {
  return /keychain/i.test(key);
}

function isPassword({ key, converted }: UserInput): boolean {
  if (!/(?:password|passwd|passphrase|passphrases|passphrase_list)$/i.test(key) || isKeychain(key)) return false;
  return !/^(?:yes|no|true|false)$/i.test(converted);
}

/** The same of all of them. */
export function allReadableInputs(steps: readonly PlannedStep[], { sources }: Variables): ClearInput[] {
  return sources.some(({ source }) => WORTH_A_LOOK.test(source.text)) ? steps.flatMap(readableInputs) : [];
}

/** The variables of a file that hold a secret. */
export function clearVariables({ items }: Pick<Variables, "items">): { item: EnvItem }[] {
  return items
    .filter((item) => item.valueNode.kind === "scalar" && isLiteral(item.text))
    .filter(({ key, text, options }) => options.isSensitive === true || isSecretName(key) || isSecretText(key, text))
    .filter(({ text }) => findPrivateKeys(text).length === 0)
    .map((item) => ({ item }));
}

/** Whether a variable's text is a secret by what it is. */
export function isSecretText(key: string, text: string): boolean {
  if (text.includes("://")) return isSignedUrl(text);
  return /PASS|PWD|SPECIFIC/i.test(key) && text.includes("-") && isAppPassword(text);
}

// Where a secret is, is none.
function isPath(key: string): boolean {
  return /(?:path|dir|file)$/i.test(key);
}

// With a variable in it, the secret is where the variable is.
function isLiteral(text: string): boolean {
  return !text.includes("$") && !isPlaceholder(text);
}

function isScalar(style: UserInput["style"]): boolean {
  return style !== "map" && style !== "list";
}

/** Private keys, wherever in the file they stand. */
export function clearKeys({
  sources,
}: Pick<Variables, "sources">): Pick<ClearAssignment, "location" | "file" | "range">[] {
  return sources.flatMap(({ source }) =>
    findPrivateKeys(source.text).map(({ start, end }) => ({
      location: source.locate(start, start + source.text.slice(start, end).search(/[\r\n]|$/)),
      file: source.file,
      range: [start, end],
    })),
  );
}

/** A secret that a script of the file gives to a variable: `export FASTLANE_PASSWORD=...`. */
export interface ClearAssignment {
  readonly key: string;
  readonly location: Location;
  readonly file: string;
  readonly range: readonly [number, number];
}

const ASSIGNMENT =
  /\b([A-Z][A-Z0-9_]{2,80})=(?:"([^"$`\\\n]{1,200})"|'([^'\\\n]{1,200})'|([^\s$`"'\\;&|<>()=]{1,200})(?=[\s;&|"']|$))/gi;
const SOME_ASSIGNMENT = /(?:PASSWORD|PASSWD|PWD|PASSPHRASE|PASS|SESSION|KEY|TOKEN)=/i;

/** Secrets that scripts give to variables, wherever in the file they stand. */
export function clearAssignments({ sources }: Pick<Variables, "sources">): readonly ClearAssignment[] {
  return assignmentsInAll(sources);
}

const assignmentsInAll = onceFor<Variables["sources"], readonly ClearAssignment[]>((sources) =>
  sources.flatMap(({ source }) => assignmentsIn(source)),
);

function assignmentsIn(source: Variables["sources"][number]["source"]): ClearAssignment[] {
  return assignmentsOf(source.text).map(({ key, at, range }) => ({
    key,
    location: source.locate(at, at + key.length),
    file: source.file,
    range,
  }));
}

interface Assignment {
  readonly key: string;
  /** Where the key stands. */
  readonly at: number;
  /** Where the secret stands. */
  readonly range: readonly [number, number];
}

/** Secrets that a script gives to variables or to the options of a program; the name of an input may say of which. */
export function assignmentsOf(script: string, input = ""): Assignment[] {
  return [...variableAssignments(script), ...optionAssignments(script, input)];
}

function variableAssignments(script: string): Assignment[] {
  if (!SOME_ASSIGNMENT.test(script)) return [];
  const found: Assignment[] = [];
  for (const { 0: all, 1: key = "", index, ...groups } of script.matchAll(ASSIGNMENT)) {
    const text = groups[2] ?? groups[3] ?? groups[4] ?? "";
    if (!isSecretName(key) || !isLiteral(text) || isPath(key)) continue;
    found.push({ key, at: index, range: [index + key.length + 1, index + all.length] });
  }
  return found;
}

const OPTION = /(?<![\w-])(?:-p|--[a-z][a-z_-]{0,40})(?:=|[ \t]{1,10})/gi;
const WORD = /"([^"$`\\\n]{1,200})"|'([^'\\\n]{1,200})'|([^\s$`"'\\;&|<>()]{1,200})(?=[\s;&|"']|$)/y;

function optionAssignments(script: string, program: string): Assignment[] {
  if (!/-p|pass/i.test(script)) return [];
  return [...script.matchAll(OPTION)].flatMap(({ 0: option, index }) => {
    const [key = ""] = option.split(/[=\s]/, 1);
    if (key === "-p" ? !isOfApple(`${program} ${lineBefore(script, index)}`) : !isPasswordOption(key)) return [];
    WORD.lastIndex = index + option.length;
    const word = WORD.exec(script);
    const text = word?.[1] ?? word?.[2] ?? word?.[3] ?? "";
    // `@env:NAME` and `@keychain:NAME` say where the password is.
    if (!isLiteral(text) || /^[@-]/.test(text)) return [];
    return [{ key, at: index, range: [index + option.length, WORD.lastIndex] }];
  });
}

function isPasswordOption(name: string): boolean {
  return /(?:password|passwd|passphrase)$/i.test(name) && !isKeychain(name);
}

// What `-p` means is for each program to say.
function isOfApple(words: string): boolean {
  return /altool|notarytool/i.test(words);
}

function lineBefore(script: string, at: number): string {
  return script.slice(Math.max(script.lastIndexOf("\n", at), at - 300), at);
}
