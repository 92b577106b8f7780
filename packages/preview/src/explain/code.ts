import { type DiagnosticCode, diagnosticCodes } from "@stepauth/core";
import { type Paint, paint } from "../formats/paint.js";
import { wrap } from "../text/wrap.js";
import type { CodeText } from "./code-text.js";
import { codeTexts } from "./codes.js";

/** The words behind a diagnostic code, or null for what is no code. */
export function explainCode(code: string, options: { readonly width: number; readonly color: boolean }): string | null {
  if (!Object.hasOwn(diagnosticCodes, code)) return null;
  const colors = paint(options.color);
  const text = Object.hasOwn(codeTexts, code) ? codeTexts[code] : undefined;
  const head = [
    `${colors.strong(code)}${text ? `  ${colors.quiet(text.severities.join(" or "))}` : ""}`,
    ...wrap(sentence(diagnosticCodes[code as DiagnosticCode]), options.width),
  ];
  return `${[...head, ...(text ? details(text, options.width, colors) : [])].join("\n")}\n`;
}

function details(text: CodeText, width: number, colors: Paint): string[] {
  const part = (title: string, words: string) => [
    "",
    colors.strong(title),
    ...wrap(words, Math.max(30, width - 2)).map((line) => `  ${line}`),
  ];
  return [
    "",
    ...wrap(text.what, width),
    ...part("Why", text.why),
    ...part("Example", text.example),
    ...text.files.flatMap(({ name, content }) => ["", ...(name === "" ? [] : [`    # ${name}`]), ...indented(content)]),
    ...part("Fix", text.fix),
    ...(text.fixed === undefined ? [] : ["", ...indented(text.fixed)]),
  ];
}

function indented(content: string): string[] {
  return content
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
