import type { AuthTypeRow } from "@stepauth/core";
import { authTypes } from "@stepauth/core";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { paint } from "./paint.js";

const WORDS: Readonly<Record<string, string>> = { "api-key": "API key", "apple-id": "Apple ID", session: "session" };
const HEAD = ["versions", "automatic", "named", "inputs"];

/** The auth-type table for a terminal: per step the versions with what each takes, and where it departs from the documentation. */
export function authTypesToTable(options: { readonly width: number; readonly color: boolean }): string {
  const colors = paint(options.color);
  const lines = Object.entries<readonly AuthTypeRow[]>(authTypes).flatMap(([step, rows]) => {
    const cells = rows.map(cellsOf);
    const widths = HEAD.map((head, index) => widest([head, ...cells.map((row) => row[index] ?? "")]));
    const line = (row: readonly string[]) =>
      row
        .map((cell, index) => padEnd(cell, widths[index] ?? 0))
        .join("  ")
        .trimEnd();
    return [
      `${colors.strong(step)}`,
      `  ${colors.quiet(line(HEAD))}`,
      ...rows.flatMap((row, index) => [
        `  ${line(cells[index] ?? [])}`,
        ...remark(row, options.width).map(colors.warn),
      ]),
      "",
    ];
  });
  return `${lines.join("\n")}`;
}

function cellsOf({ versions, automatic, named, inputs }: AuthTypeRow): string[] {
  const namedWords = [...new Set(Object.values(named))].map((method) => {
    const values = Object.keys(named).filter((value) => named[value] === method);
    return `${WORDS[method]} (${values.join(", ")})`;
  });
  return [
    versions,
    list(automatic.map((word) => WORDS[word] ?? word)),
    list(namedWords),
    list(inputs.map((word) => WORDS[word] ?? word)),
  ];
}

function list(words: readonly string[]): string {
  return words.length === 0 ? "nothing" : words.join(", ");
}

function remark({ remark: text }: AuthTypeRow, width: number): string[] {
  return text === "" ? [] : wrap(text, Math.max(40, width) - 4).map((line) => `    ${line}`);
}
