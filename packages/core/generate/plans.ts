import { type Line, member, VocabularyError } from "./vocabulary.js";

/** A plan as the page tells it: what `ConnectionPlan` of the core is. */
export interface GeneratedPlan {
  readonly name: string;
  input: string | null;
  default: string;
  readonly values: GeneratedValue[];
  readonly sets: Record<string, readonly (readonly string[])[]>;
  halfASet: string;
  mustBeSet: string | null;
  session: boolean;
}

interface GeneratedValue {
  readonly value: string;
  readonly "inputs-first": readonly string[];
  readonly shipped: readonly string[];
  readonly accountFirst: boolean;
}

const PLACES: Record<string, string> = {
  "input API key": "inputs api-key",
  "input Apple ID": "inputs apple-id",
  "connected API key": "connection api-key",
  "connected Apple ID": "connection apple-id",
};
const FIELDS: Record<string, string> = {
  "key path": "apiKeyPath",
  "key ID": "apiKeyId",
  "issuer ID": "apiIssuer",
  "Apple ID": "appleId",
  password: "password",
  "app-specific password": "appPassword",
};
const HALF: Record<string, string> = { "stops the step": "stops", "has no effect": "no-effect" };
const MUST: Record<string, string> = {
  "one of the two": "one-of-them",
  "the API key": "api-key",
  "the Apple ID": "apple-id",
};
const NOTHING_CHOOSES = "nothing to choose";
const ACCOUNT_FIRST = "account first: ";
const SESSION = "the 2FA session of the connected Apple ID";

const BULLETS: Record<string, (plan: GeneratedPlan, line: Line, text: string) => void> = {
  "A whole API key": (plan, line, text) => {
    plan.sets["api-key"] = setsOf(line, text);
  },
  "A whole Apple ID": (plan, line, text) => {
    plan.sets["apple-id"] = setsOf(line, text);
  },
  "Half a set": (plan, line, text) => {
    plan.halfASet = word(line, HALF, text, "effect of half a set");
  },
  "Must be set": (plan, line, text) => {
    plan.mustBeSet = word(line, MUST, text, "set that must be there");
  },
  "Beside it": (plan, line, text) => {
    member(line, [SESSION], text, "companion");
    plan.session = true;
  },
};

/** A plan of which nothing but the name is known yet. */
export function newPlan(name: string): GeneratedPlan {
  return {
    name,
    input: null,
    default: "",
    values: [],
    sets: { "api-key": [], "apple-id": [] },
    halfASet: "stops",
    mustBeSet: null,
    session: false,
  };
}

/** Adds what a line of the page says about a plan; prose says nothing. */
export function readPlanLine(plan: GeneratedPlan, line: Line, cells: readonly string[] | null): void {
  if (cells) readRow(plan, line, cells);
  const bullet = /^- ([^:]+): (.*)$/.exec(line.text);
  if (!bullet) return;
  BULLETS[member(line, Object.keys(BULLETS), bullet[1] ?? "", "property of a plan")]?.(plan, line, bullet[2] ?? "");
}

function readRow(plan: GeneratedPlan, line: Line, cells: readonly string[]): void {
  const [value = "", documented = "", released = ""] = cells;
  if (cells.length !== 3) throw new VocabularyError(line, "expected 3 cells");
  if (documented === "As documented") {
    plan.input = value === NOTHING_CHOOSES ? null : codeWord(line, value, "input");
    return;
  }
  const inputsFirst = places(line, documented);
  const accountFirst = released.startsWith(ACCOUNT_FIRST);
  const shipped = accountFirst ? released.slice(ACCOUNT_FIRST.length) : released;
  plan.values.push({
    value: plan.input === null ? always(line, value) : readValue(plan, line, value),
    "inputs-first": inputsFirst,
    shipped: shipped === "the same" ? inputsFirst : places(line, shipped),
    accountFirst,
  });
}

function readValue(plan: GeneratedPlan, line: Line, cell: string): string {
  const value = codeWord(line, cell.replace(/ \(default\)$/, ""), "value");
  if (cell.endsWith(" (default)")) plan.default = value;
  return value;
}

function always(line: Line, cell: string): string {
  member(line, ["always"], cell, "value where nothing chooses");
  return "";
}

function codeWord(line: Line, cell: string, what: string): string {
  const found = /^`([A-Za-z_-]+)`$/.exec(cell)?.[1];
  if (found === undefined) throw new VocabularyError(line, `not a ${what}: ${cell}`);
  return found;
}

function places(line: Line, cell: string): string[] {
  return cell === "nothing" ? [] : cell.split(", ").map((place) => word(line, PLACES, place, "place"));
}

function setsOf(line: Line, text: string): string[][] {
  return text.split("; ").map((set) => set.split(", ").map((field) => word(line, FIELDS, field, "input")));
}

function word(line: Line, words: Readonly<Record<string, string>>, text: string, what: string): string {
  return words[member(line, Object.keys(words), text, what)] ?? "";
}
