import { FileRef, type Resolution, Secret, type Value } from "@stepauth/core";
import type { PreviewAccount } from "../model.js";
import { escapeTerminal } from "../text/escape.js";
import { maskAppleId, REDACTED } from "../text/mask.js";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { credentialWords } from "./credentials.js";
import { paint } from "./paint.js";
import { pointer } from "./pointer.js";
import type { TableOptions } from "./table.js";

/** One resolution for a person at a terminal: what was selected, what else was considered, what the tool is given. */
export function resolutionToTable(resolution: Resolution, account: PreviewAccount, options: TableOptions): string {
  const colors = paint(options.color);
  const { kind, which, from } = credentialWords(resolution, account);
  const color = { resolved: colors.good, none: colors.warn, failed: colors.bad }[resolution.status];
  const answer = [kind, which, from === "" ? "" : `from the ${from}`].filter((text) => text !== "").join("  ");
  const show = shower(resolution, options.reveal);
  const lines = [
    `${colors.strong(`${resolution.step} ${resolution.version}`)}  ${colors.quiet(`policy ${resolution.policy}`)}`,
    color(escapeTerminal(answer)),
    "",
    ...section("considered", candidateLines(resolution, options.width)),
    ...section("inputs", pairs(resolution.inputs, show)),
    ...section("environment", [
      ...pairs(resolution.env, show),
      ...resolution.unsetEnv.map((name) => `${name}  (removed)`),
    ]),
    ...section("arguments", resolution.args.length === 0 ? [] : [resolution.args.map(show).join(" ")]),
    ...resolution.diagnostics.flatMap((finding) =>
      pointer(finding, { width: options.width, paint: colors, line: () => undefined, mask: (text) => text }),
    ),
  ];
  return `${lines.join("\n")}\n`;

  function section(title: string, body: readonly string[]): string[] {
    return body.length === 0 ? [] : [colors.quiet(title), ...body.map((line) => `  ${line}`), ""];
  }
}

function candidateLines({ considered }: Resolution, width: number): string[] {
  const names = considered.map(({ origin, method }) => {
    const kind = method === "api-key" ? "API key" : "Apple ID";
    return origin === "inputs" ? `${kind} of the inputs` : `connected ${kind}`;
  });
  const column = widest(names);
  const verdicts = widest(considered.map(({ verdict }) => verdict));
  return considered.flatMap(({ verdict, reason }, index) => {
    const left = `${padEnd(names[index] ?? "", column)}  ${padEnd(verdict, verdicts)}  `;
    const [first = "", ...rest] = wrap(escapeTerminal(reason), Math.max(24, width - left.length - 2));
    return [`${left}${first}`, ...rest.map((line) => " ".repeat(left.length) + line)];
  });
}

function pairs(values: Readonly<Record<string, Value>>, show: (value: Value) => string): string[] {
  const column = widest(Object.keys(values));
  return Object.entries(values).map(([key, value]) => `${padEnd(key, column)}  ${show(value)}`);
}

function shower({ credentials }: Resolution, reveal: boolean): (value: Value) => string {
  const appleId = credentials?.method === "apple-id" ? credentials.appleId : null;
  return (value) => {
    if (value instanceof FileRef) return value.toString();
    if (value instanceof Secret) return reveal || value.isEmpty ? escapeTerminal(value.reveal()) : REDACTED;
    return escapeTerminal(!reveal && value === appleId ? maskAppleId(value) : value);
  };
}
