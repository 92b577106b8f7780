import { escapeTerminal, maskAppleId, wrap } from "@stepauth/preview";
import pc from "picocolors";
import type { TextOutput } from "../io/io.js";
import type { Check, CheckVerdict, Facts } from "./check.js";

/** The checks for a person: what passed on a line each, then what did not, with the way out. */
export function checksToText(checks: readonly Check[], facts: Facts, { columns, color }: TextOutput): string {
  const colors = pc.createColors(color);
  const paint: Readonly<Record<CheckVerdict, (text: string) => string>> = {
    ok: colors.green,
    info: colors.cyan,
    warning: colors.yellow,
    error: colors.red,
    skipped: colors.dim,
  };
  const quiet = checks.filter(({ verdict }) => verdict === "ok" || verdict === "skipped");
  const loud = checks.filter((check) => !quiet.includes(check));
  const lines = [
    colors.bold(`${facts.resolution.step} ${facts.resolution.version}`),
    ...(facts.whyThisStep === undefined ? [] : wrap(escapeTerminal(facts.whyThisStep), Math.max(20, columns))),
    escapeTerminal(subject(facts)),
    "",
    ...quiet.flatMap(({ verdict, message }) =>
      indented(`${verdict === "ok" ? "ok" : "--"}  `, message, columns, paint[verdict]),
    ),
    ...loud.flatMap(({ code, verdict, message, help }) => [
      "",
      `${paint[verdict](verdict)} ${colors.bold(code)}`,
      ...indented("", message, columns, (text) => text),
      ...(help === undefined ? [] : indented("→ ", help, columns, colors.cyan)),
    ]),
    "",
    summary(checks),
  ];
  return `${lines.join("\n")}\n`;
}

function indented(mark: string, text: string, columns: number, paint: (text: string) => string): string[] {
  const [first = "", ...rest] = wrap(escapeTerminal(text), Math.max(20, columns - 2 - mark.length));
  return [
    `  ${paint(mark.trimEnd())}${mark === "" ? "" : mark.slice(mark.trimEnd().length)}${first}`,
    ...rest.map((line) => `  ${" ".repeat(mark.length)}${line}`),
  ];
}

function subject({ resolution: { credentials, origin, status, considered } }: Facts): string {
  const found = considered.find(({ verdict }) => verdict === "in-force");
  if (!credentials && found) {
    const kind = found.method === "api-key" ? "API key" : ["Apple ID", found.name ?? []].flat().join(" ");
    return `${kind} of the environment: ${found.reason}`;
  }
  if (!credentials) return status === "failed" ? "The step would fail." : "The step goes on without credentials.";
  const from = origin === "inputs" ? "of the inputs" : "of the connected account";
  return credentials.method === "api-key"
    ? `API key ${credentials.keyId} ${from}`
    : `Apple ID ${maskAppleId(credentials.appleId)} ${from}`;
}

function summary(checks: readonly Check[]): string {
  const count = (verdict: CheckVerdict) => checks.filter((check) => check.verdict === verdict).length;
  const parts = [
    `${count("ok")} ok`,
    `${count("error")} errors`,
    `${count("warning")} warnings`,
    `${count("skipped")} not checked`,
  ];
  return parts.join(", ").replaceAll(/\b1 (error|warning)s/g, "1 $1");
}
