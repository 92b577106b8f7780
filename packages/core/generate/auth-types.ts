/**
 * Reads the tables of `docs/auth-types.md` and writes the typed rows of the core. Pure: text in, text out. It knows the
 * closed vocabulary of that page and nothing else; whatever it does not know fails with the line of the Markdown.
 */

const EDITIONS = ["legacy", "current"];
const WORDS: Record<string, string> = { "API key": "api-key", "Apple ID": "apple-id", session: "session" };
const COLUMNS = ["Step", "Step ID", "Connection type", "Versions", "Automatic", "Named", "Inputs", "Remarks"];

interface Line {
  readonly number: number;
  readonly text: string;
}

export interface GeneratedRow {
  readonly edition: string;
  readonly name: string;
  readonly wording: string;
  readonly versions: string;
  readonly from: string;
  readonly to: string | null;
  readonly automatic: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  readonly inputs: readonly string[];
  readonly remark: string;
}

class VocabularyError extends Error {
  constructor(line: Line, problem: string) {
    super(`docs/auth-types.md:${line.number}: ${problem}`);
  }
}

/** The rows of the page by step ID, in the order of the page. */
export function readAuthTypes(markdown: string): Map<string, GeneratedRow[]> {
  const rows = new Map<string, GeneratedRow[]>();
  let edition = "";
  for (const line of linesOf(markdown)) {
    const heading = /^## Edition: (.*)$/.exec(line.text);
    if (heading) edition = member(line, EDITIONS, heading[1] ?? "", "edition");
    else if (edition && line.text.startsWith("|")) addRow(rows, line, edition);
  }
  return rows;
}

function addRow(rows: Map<string, GeneratedRow[]>, line: Line, edition: string): void {
  const cells = line.text
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (cells.every((cell) => /^-+$/.test(cell))) return;
  if (cells.length !== COLUMNS.length) throw new VocabularyError(line, `expected ${COLUMNS.length} cells`);
  if (cells[0] === COLUMNS[0]) {
    checkHeader(line, cells);
    return;
  }
  const [name = "", step = "", wording = "", versions = "", automatic = "", named = "", inputs = "", remark = ""] =
    cells;
  const id = /^`([a-z-]+)`$/.exec(step)?.[1];
  if (id === undefined) throw new VocabularyError(line, `not a step ID: ${step}`);
  const row = {
    edition,
    name,
    wording,
    versions,
    ...versionRange(line, versions),
    automatic: words(line, automatic),
    named: namedWords(line, named),
    inputs: words(line, inputs),
    remark,
  };
  rows.set(id, [...(rows.get(id) ?? []), row]);
}

function checkHeader(line: Line, cells: readonly string[]): void {
  if (cells.join() !== COLUMNS.join()) throw new VocabularyError(line, `columns are ${COLUMNS.join(", ")}`);
}

/** `up to 2.3.x`, `2.4.0 to 2.7.x`, `3.0.0 and up`; an `x` at the end stands for any number. */
function versionRange(line: Line, text: string): { from: string; to: string | null } {
  const upTo = /^up to (\d+(?:\.\d+)*(?:\.x)?)$/.exec(text);
  if (upTo) return { from: "0.0.0", to: ceiling(upTo[1] ?? "") };
  const andUp = /^(\d+\.\d+\.\d+) and up$/.exec(text);
  if (andUp) return { from: andUp[1] ?? "", to: null };
  const between = /^(\d+\.\d+\.\d+) to (\d+(?:\.\d+)*(?:\.x)?)$/.exec(text);
  if (between) return { from: between[1] ?? "", to: ceiling(between[2] ?? "") };
  throw new VocabularyError(line, `not a version range: ${text}`);
}

function ceiling(text: string): string {
  const parts = text.split(".").map((part) => (part === "x" ? "*" : part));
  while (parts.length < 3) parts.push("*");
  return parts.map((part) => (part === "*" ? "999999" : part)).join(".");
}

function words(line: Line, cell: string): string[] {
  if (cell === "nothing") return [];
  return cell.split(", ").map((word) => WORDS[member(line, Object.keys(WORDS), word, "word")] ?? "");
}

function namedWords(line: Line, cell: string): Record<string, string> {
  if (cell === "nothing") return {};
  const named: Record<string, string> = {};
  for (const part of cell.split(/(?<=\)), /)) {
    const match = /^([A-Za-z ]+) \(((?:`[a-z_-]+`(?:, )?)+)\)$/.exec(part);
    if (!match) throw new VocabularyError(line, `not a word with its connection values: ${part}`);
    const method = WORDS[member(line, Object.keys(WORDS), match[1] ?? "", "word")] ?? "";
    for (const value of (match[2] ?? "").split(", ")) named[value.slice(1, -1)] = method;
  }
  return named;
}

function member(line: Line, allowed: readonly string[], text: string, what: string): string {
  if (allowed.includes(text)) return text;
  throw new VocabularyError(line, `unknown ${what} "${text}", expected one of: ${allowed.join(", ")}`);
}

function linesOf(markdown: string): Line[] {
  return markdown.split("\n").map((text, index) => ({ number: index + 1, text }));
}

/** The TypeScript file of the core. */
export function generateAuthTypes(markdown: string): string {
  const table = Object.fromEntries(readAuthTypes(markdown));
  return [
    "// Generated from docs/auth-types.md. Do not edit: change that page, then run `pnpm vitest run -u`.",
    'import type { AuthTypeTable } from "./row.js";',
    "",
    "/** The auth-type table by step ID; the rows of a step are in the order of the page. */",
    `export const authTypes = ${JSON.stringify(table, null, 2)} as const satisfies AuthTypeTable;`,
    "",
  ].join("\n");
}
