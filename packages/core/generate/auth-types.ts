/**
 * Reads `docs/auth-types.md` and writes the typed plans and rows of the core. Pure: text in, text out. It knows the closed
 * vocabulary of that page and nothing else; whatever it does not know fails with the line of the Markdown.
 */
import { type GeneratedPlan, newPlan, readPlanLine } from "./plans.js";
import { cellsOf, type Line, linesOf, member, VocabularyError } from "./vocabulary.js";

const EDITIONS = ["legacy", "current", "2026"];
const COLUMNS = ["Step", "Step ID", "Connection type", "Versions", "Plan", "Remarks"];

export interface GeneratedRow {
  readonly edition: string;
  readonly name: string;
  readonly wording: string;
  readonly versions: string;
  readonly from: string;
  readonly to: string | null;
  /** The name of the plan. */
  readonly plan: string;
  readonly remark: string;
}

/** What the page says: its plans by name, and the rows by step ID, both in the order of the page. */
export interface GeneratedTable {
  readonly plans: ReadonlyMap<string, GeneratedPlan>;
  readonly rows: ReadonlyMap<string, readonly GeneratedRow[]>;
}

interface Found {
  readonly line: Line;
  readonly step: string;
  readonly row: GeneratedRow;
}

/** Reads the page. */
export function readAuthTypes(markdown: string): GeneratedTable {
  const plans = new Map<string, GeneratedPlan>();
  const found: Found[] = [];
  let edition = "";
  let plan: GeneratedPlan | null = null;
  for (const line of linesOf(markdown)) {
    const heading = /^(?:## Edition: (.*)|### Plan: `([a-z0-9-]+)`|#+ .*)$/.exec(line.text);
    const cells = cellsOf(line);
    if (heading) {
      edition = heading[1] === undefined ? "" : member(line, EDITIONS, heading[1], "edition");
      plan = heading[2] === undefined ? null : addPlan(plans, line, heading[2]);
    } else if (plan) readPlanLine(plan, line, cells);
    else if (edition && cells) found.push(...rowOf(line, cells, edition));
  }
  return { plans, rows: byStep(found, plans) };
}

function addPlan(plans: Map<string, GeneratedPlan>, line: Line, name: string): GeneratedPlan {
  if (plans.has(name)) throw new VocabularyError(line, `two plans are named ${name}`);
  const plan = newPlan(name);
  plans.set(name, plan);
  return plan;
}

function byStep(found: readonly Found[], plans: ReadonlyMap<string, GeneratedPlan>): Map<string, GeneratedRow[]> {
  const rows = new Map<string, GeneratedRow[]>();
  for (const { line, step, row } of found) {
    member(line, [...plans.keys()], row.plan, "plan");
    rows.set(step, [...(rows.get(step) ?? []), row]);
  }
  return rows;
}

function rowOf(line: Line, cells: readonly string[], edition: string): Found[] {
  if (cells.length !== COLUMNS.length) throw new VocabularyError(line, `expected ${COLUMNS.length} cells`);
  if (cells[0] === COLUMNS[0]) {
    if (cells.join() !== COLUMNS.join()) throw new VocabularyError(line, `columns are ${COLUMNS.join(", ")}`);
    return [];
  }
  const [name = "", id = "", wording = "", versions = "", planCell = "", remark = ""] = cells;
  const step = /^`([a-z-]+)`$/.exec(id)?.[1];
  if (step === undefined) throw new VocabularyError(line, `not a step ID: ${id}`);
  const plan = planCell.replaceAll("`", "");
  return [{ line, step, row: { edition, name, wording, versions, ...versionRange(line, versions), plan, remark } }];
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

/** The TypeScript file of the core. A bundler leaves out the rows and plans of steps that a program does not name. */
export function generateAuthTypes(markdown: string): string {
  const { plans, rows } = readAuthTypes(markdown);
  const planNames = [...plans.keys()].map((name) => [name, planConst(name)] as const);
  const stepNames = [...rows.keys()].map((step) => [step, rowsConst(step)] as const);
  return [
    "// Generated from docs/auth-types.md. Do not edit: change that page, then run `pnpm vitest run -u`.",
    'import type { ConnectionPlan } from "./plan.js";',
    'import type { AuthTypeRow, AuthTypeTable } from "./row.js";',
    "",
    ...[...plans].map(([name, plan]) => planSource(name, plan)),
    ...[...rows].map(([step, own]) => rowsSource(step, own)),
    "/** The plans of the page, by name. */",
    collected("connectionPlans", planNames, "Readonly<Record<string, ConnectionPlan>>"),
    "/** The auth-type table by step ID; the rows of a step are in the order of the page. */",
    collected("authTypes", stepNames, "AuthTypeTable"),
  ].join("\n");
}

/** `connection-key` is `connectionKeyPlan`. */
function planConst(plan: string): string {
  return `${camelCase(plan)}Plan`;
}

/** The rows of the step `xcode-archive` are `xcodeArchiveAuthTypes`. */
function rowsConst(step: string): string {
  return `${camelCase(step)}AuthTypes`;
}

function camelCase(name: string): string {
  return name.replace(/-./g, ([, letter = ""]) => letter.toUpperCase());
}

function planSource(name: string, plan: GeneratedPlan): string {
  return `const ${planConst(name)} = ${JSON.stringify(plan, null, 2)} as const satisfies ConnectionPlan;\n`;
}

function rowsSource(step: string, rows: readonly GeneratedRow[]): string {
  return `/** The rows of the step \`${step}\`, in the order of the page. */
export const ${rowsConst(step)} = [
${rows.map(rowSource).join("")}] as const satisfies readonly AuthTypeRow[];
`;
}

function rowSource({ plan, ...row }: GeneratedRow): string {
  const members = Object.entries(row).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `  {\n${members.join("")}    "plan": ${planConst(plan)},\n  },\n`;
}

/** Its type names the parts instead of repeating them. */
function collected(name: string, parts: readonly (readonly [key: string, part: string])[], whole: string): string {
  const types = parts.map(([key, part]) => `  readonly ${JSON.stringify(key)}: typeof ${part};\n`).join("");
  const members = parts.map(([key, part]) => `  ${JSON.stringify(key)}: ${part},\n`).join("");
  return `export const ${name}: {\n${types}} = {\n${members}} satisfies ${whole};\n`;
}
