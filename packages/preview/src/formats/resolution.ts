import type { Candidate } from "@stepauth/core";
import { outcomeWords, policyOutcome } from "../outcomes/outcome.js";
import type { ResolveReport } from "../report/report.js";
import type { ShownResolution } from "../report/resolution.js";
import { escapeTerminal } from "../text/escape.js";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { credentialWords } from "./credentials.js";
import { paint } from "./paint.js";
import { pointer } from "./pointer.js";

/** One resolution for a person at a terminal: what was selected, what else was considered, what the tool is given. */
export function resolutionToTable({ resolution, account, page }: ResolveReport): string {
  const colors = paint(page.color);
  const { kind, which, from } = credentialWords(resolution, account);
  const isRefused = resolution.diagnostics.some(({ severity }) => severity === "error");
  const byStatus = { resolved: colors.good, none: colors.warn, failed: colors.bad };
  const color = isRefused ? colors.bad : byStatus[resolution.status];
  const answer = [kind, which, from === "" ? "" : `from the ${from}`].filter((text) => text !== "").join("  ");
  const lines = [
    `${colors.strong(`${resolution.step} ${resolution.version}`)}  ${colors.quiet(outcomeWords[policyOutcome[resolution.policy]])}`,
    color(escapeTerminal(answer)),
    "",
    ...section("considered", candidateLines(resolution, page.width)),
    ...section("inputs", pairs(resolution.inputs)),
    ...section("environment", [...pairs(resolution.env), ...resolution.unsetEnv.map((name) => `${name}  (removed)`)]),
    ...section("arguments", resolution.args.length === 0 ? [] : [resolution.args.map(escapeTerminal).join(" ")]),
    ...resolution.diagnostics.flatMap((finding) => pointer(finding, { width: page.width, paint: colors })),
  ];
  return `${lines.join("\n")}\n`;

  function section(title: string, body: readonly string[]): string[] {
    return body.length === 0 ? [] : [colors.quiet(title), ...body.map((line) => `  ${line}`), ""];
  }
}

const NAMES: Readonly<Record<Candidate["origin"], (kind: string) => string>> = {
  inputs: (kind) => `${kind} of the inputs`,
  connection: (kind) => `connected ${kind}`,
  environment: (kind) => `${kind} of the environment`,
};

function candidateLines({ considered }: ShownResolution, width: number): string[] {
  const names = considered.map(({ origin, method }) => {
    const kind = method === "api-key" ? "API key" : "Apple ID";
    return NAMES[origin](kind);
  });
  const column = widest(names);
  const verdicts = widest(considered.map(({ verdict }) => verdict));
  return considered.flatMap(({ verdict, reason }, index) => {
    const left = `${padEnd(names[index] ?? "", column)}  ${padEnd(verdict, verdicts)}  `;
    const [first = "", ...rest] = wrap(escapeTerminal(reason), Math.max(24, width - left.length - 2));
    return [`${left}${first}`, ...rest.map((line) => " ".repeat(left.length) + line)];
  });
}

function pairs(values: Readonly<Record<string, string>>): string[] {
  const column = widest(Object.keys(values));
  return Object.entries(values).map(([key, value]) => `${padEnd(key, column)}  ${escapeTerminal(value)}`);
}
