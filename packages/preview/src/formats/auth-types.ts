import {
  type AuthTypeRow,
  authTypes,
  type ConnectionPlan,
  connectionPlans,
  type Place,
  type StepAdapter,
} from "@stepauth/core";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { paint } from "./paint.js";

interface Options {
  readonly width: number;
  readonly color: boolean;
}

/** The rows of each step: of adapters of the user's own, and of ours. */
export type AuthTypes = Readonly<Record<string, readonly AuthTypeRow[]>>;

/** The auth-type table with the rows of adapters of the user's own in front; they take the place of ours for the same step. */
export function authTypesWith(own: readonly StepAdapter[]): AuthTypes {
  const rows = Object.fromEntries(own.map(({ step, definition }) => [step, definition.authTypes]));
  return { ...rows, ...authTypes, ...rows };
}

/** The auth-type table for a terminal: per step the versions with the plan of each, and then the plans. */
export function authTypesToTable(options: Options, table: AuthTypes = authTypes): string {
  const colors = paint(options.color);
  const lines = Object.entries(table).flatMap(([step, rows]) => {
    const cells = rows.map(({ versions, edition, plan }) => [versions, edition, plan.name]);
    const line = aligned([["versions", "edition", "plan"], ...cells]);
    return [
      colors.strong(step),
      `  ${colors.quiet(line(["versions", "edition", "plan"]))}`,
      ...rows.flatMap((row, index) => [
        `  ${line(cells[index] ?? [])}`,
        ...remark(row, options.width).map(colors.warn),
      ]),
      "",
    ];
  });
  const plans = plansOf(table).flatMap((plan) => [...planToLines(plan, options), ""]);
  return [...lines, ...plans].join("\n");
}

function plansOf(table: AuthTypes): ConnectionPlan[] {
  const ours = Object.values<ConnectionPlan>(connectionPlans);
  const others = Object.values(table).flatMap((rows) => rows.map(({ plan }) => plan));
  return [...new Set([...ours, ...others])];
}

/** A plan for a terminal: what each value of the input that chooses stands for, as documented and in the build. */
function planToLines(plan: ConnectionPlan, { width, color }: Options): string[] {
  const colors = paint(color);
  const head = [plan.input ?? "nothing to choose", "as documented", "in the build"];
  const cells = plan.values.map((value) => [
    plan.input === null ? "always" : `${value.value}${value.value === plan.default ? " (default)" : ""}`,
    placeWords(value["inputs-first"]),
    `${value.accountFirst ? "account first: " : ""}${placeWords(value.shipped)}`,
  ]);
  const line = aligned([head, ...cells]);
  const fits = [head, ...cells].every((row) => line(row).length + 2 <= width);
  const body = fits
    ? [colors.quiet(line(head)), ...cells.map(line)]
    : cells.flatMap((row) => stacked(row, head, width));
  const session = plan.session ? ["beside it: the 2FA session of the connected Apple ID"] : [];
  return [colors.strong(`plan ${plan.name}`), ...[...body, ...session].map((text) => `  ${text}`)];
}

function stacked(
  [value = "", documented = "", released = ""]: readonly string[],
  head: readonly string[],
  width: number,
) {
  const part = (name: string, text: string) =>
    wrap(`${name}: ${text}`, Math.max(40, width) - 4).map((words) => `  ${words}`);
  const same = documented === released;
  return [
    `${value}`,
    ...(same ? part("either way", documented) : [...part(head[1] ?? "", documented), ...part(head[2] ?? "", released)]),
  ];
}

const PLACES: Readonly<Record<Place, string>> = {
  "inputs api-key": "input API key",
  "inputs apple-id": "input Apple ID",
  "connection api-key": "connected API key",
  "connection apple-id": "connected Apple ID",
};

function placeWords(places: readonly Place[]): string {
  return places.length === 0 ? "nothing" : places.map((place) => PLACES[place]).join(", ");
}

function aligned(rows: readonly (readonly string[])[]): (row: readonly string[]) => string {
  const widths = (rows[0] ?? []).map((_, index) => widest(rows.map((row) => row[index] ?? "")));
  return (row) =>
    row
      .map((cell, index) => padEnd(cell, widths[index] ?? 0))
      .join("  ")
      .trimEnd();
}

function remark({ remark: text }: AuthTypeRow, width: number): string[] {
  return text === "" ? [] : wrap(text, Math.max(40, width) - 4).map((line) => `    ${line}`);
}
