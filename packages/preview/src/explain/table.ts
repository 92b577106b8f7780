import { paint } from "../formats/paint.js";
import { padEnd, widest, wrap } from "../text/wrap.js";
import type {
  ExplainedAccount,
  ExplainedCell,
  ExplainedInputs,
  ExplainedMatrix,
  Explanation,
  Outcome,
} from "./step.js";

const ACCOUNTS: Readonly<Record<ExplainedAccount, string>> = {
  none: "nothing connected",
  "api-key": "API key connected",
  "apple-id": "Apple ID connected",
  both: "both connected",
  expired: "Apple ID, expired",
  unreadable: "account can't be read",
};

const INPUTS: Readonly<Record<ExplainedInputs, string>> = {
  none: "With no credentials in the inputs",
  "api-key": "With an API key in the inputs",
  "apple-id": "With an Apple ID in the inputs",
};

/** The matrix of a step for a terminal: both policies side by side, the cells in which they differ marked with `≠`. */
export function explanationToTable(
  explanation: Explanation,
  options: { readonly width: number; readonly color: boolean },
): string {
  const colors = paint(options.color);
  const { step, version, versionKnown, row, chooser } = explanation;
  const width = Math.max(40, options.width);
  const unknown = versionKnown
    ? []
    : wrap("stepauth does not know the version asked for, and treats it as this one.", width);
  const remark = row.remark === "" ? [] : wrap(row.remark, width);
  return `${[
    `${colors.strong(`${step} ${version}`)}  ${colors.quiet(`versions ${row.versions}, ${row.edition} edition`)}`,
    ...[...unknown, ...remark].map(colors.warn),
    colors.quiet(
      chooser === null
        ? "This version has no input that chooses."
        : `Columns: \`${chooser}\`. Cells: in the build, and after ≠ as documented, where that differs.`,
    ),
    ...explanation.matrices.flatMap((matrix) => [
      "",
      colors.strong(INPUTS[matrix.inputs]),
      ...matrixLines(matrix, options.width, colors.warn),
    ]),
    ...rolesLines(explanation.roles, width).map((line, index) => (index === 1 ? colors.strong(line) : line)),
  ].join("\n")}\n`;
}

const ROLES_HEAD = ["", "key, Xcode manages signing", "key", "Apple ID"];

function rolesLines(roles: Explanation["roles"], width: number): string[] {
  if (roles.length === 0) return [];
  const rows = [ROLES_HEAD, ...roles.map(({ work, managedKey, key, appleId }) => [work, managedKey, key, appleId])];
  const columns = ROLES_HEAD.map((_, index) => widest(rows.map((row) => row[index] ?? "")));
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => padEnd(cell, columns[index] ?? 0))
      .join("  ")
      .trimEnd();
  const fits = rows.every((row) => line(row).length + 2 <= width);
  const body = fits
    ? rows.map(line)
    : roles.flatMap(({ work, managedKey, key, appleId }) => [
        ...wrap(work, width - 2),
        ...wrap(`key ${key}, where Xcode manages signing ${managedKey}; Apple ID ${appleId}`, width - 4).map(
          (text) => `  ${text}`,
        ),
      ]);
  return ["", "The role that Apple asks for, at the least", ...body.map((text) => `  ${text}`)];
}

function matrixLines(matrix: ExplainedMatrix, width: number, marked: (text: string) => string): string[] {
  const heads = matrix.rows[0]?.cells.map(({ connection }) => connection ?? "gets") ?? [];
  const columns = heads.map((head, index) => widest([head, ...matrix.rows.map(({ cells }) => textOf(cells[index]))]));
  const first = widest(Object.values(ACCOUNTS));
  const total = columns.reduce((sum, column) => sum + column + 2, first + 2);
  if (total > width) return stacked(matrix, heads, marked);
  const line = (cells: readonly string[]) => cells.map((cell, index) => padEnd(cell, columns[index] ?? 0)).join("  ");
  return [
    `  ${" ".repeat(first)}  ${line(heads)}`.trimEnd(),
    ...matrix.rows.map(({ account, cells }) => {
      const body = cells.map((cell, index) => paintCell(cell, padEnd(textOf(cell), columns[index] ?? 0), marked));
      return `  ${padEnd(ACCOUNTS[account], first)}  ${body.join("  ")}`.trimEnd();
    }),
  ];
}

function stacked(matrix: ExplainedMatrix, heads: readonly string[], marked: (text: string) => string): string[] {
  const column = widest(heads);
  return matrix.rows.flatMap(({ account, cells }) => [
    `  ${ACCOUNTS[account]}`,
    ...cells.map(
      (cell, index) => `    ${padEnd(heads[index] ?? "", column)}  ${paintCell(cell, textOf(cell), marked)}`,
    ),
  ]);
}

function paintCell(cell: ExplainedCell, text: string, marked: (text: string) => string): string {
  return cell.differs ? marked(text) : text;
}

function textOf(cell: ExplainedCell | undefined): string {
  if (!cell) return "";
  return cell.differs ? `${outcome(cell.shipped)} ≠ ${outcome(cell.inputsFirst)}` : outcome(cell.shipped);
}

function outcome({ status, method, origin }: Outcome): string {
  if (status === "failed") return "fails";
  if (status === "none") return "goes on without";
  const kind = method === "api-key" ? "key" : "Apple ID";
  return origin === "inputs" ? `input ${kind}` : `connected ${kind}`;
}
