import type { Diagnostic } from "@stepauth/core";
import { type Alias, LineCounter, parseDocument } from "yaml";
import { ConfigDocument, plainValue, TooMuch, UnknownAlias } from "./document.js";

/** A configuration file that is YAML, or why it is none. */
export type ParsedConfig =
  | { readonly ok: true; readonly document: ConfigDocument }
  | { readonly ok: false; readonly finding: Diagnostic };

/** The longest configuration file that is read, in bytes. */
export const LONGEST_CONFIG = 256 * 1024;

// The parser recurses into brackets; no configuration nests deeper than a few levels.
const DEEP = /(?:[[{]\s*){50}|(?:- ){50}/;

/** The first stage: text to values with positions. Messages are our own: the parser's quote the file. */
export function parseConfig(file: string, content: string): ParsedConfig {
  const text = content.replace(/^\ufeff/, "");
  if (DEEP.test(text)) return limit(file);
  const lines = new LineCounter();
  try {
    const parsed = parseDocument(text, {
      schema: "failsafe",
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "silent",
      merge: false,
    });
    const [error] = parsed.errors;
    if (error) return syntax(file, lines, error.pos[0], error.code === "DUPLICATE_KEY");
    const value = plainValue(parsed.contents, (alias) => (alias as Alias).resolve(parsed));
    const document = new ConfigDocument(file, value ?? Object.create(null), parsed.contents, lines);
    return isObject(document.value) ? { ok: true, document } : notAMapping(document);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError) return limit(file);
    return syntax(file, lines, error instanceof UnknownAlias ? error.offset : 0, false);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function syntax(file: string, lines: LineCounter, offset: number, duplicate: boolean): ParsedConfig {
  const { line, col } = lines.linePos(offset);
  const message = duplicate ? "A key stands here for the second time." : "This is not valid YAML.";
  const location = { file, line: Math.max(1, line), column: Math.max(1, col) };
  return { ok: false, finding: { code: "config/syntax", severity: "error", message, location } };
}

function limit(file: string): ParsedConfig {
  const message = "The file is larger or nested deeper than is read.";
  return {
    ok: false,
    finding: { code: "config/limit", severity: "error", message, location: { file, line: 1, column: 1 } },
  };
}

function notAMapping(document: ConfigDocument): ParsedConfig {
  const message = "The file is no mapping of keys to values.";
  return { ok: false, finding: { code: "config/invalid", severity: "error", message, location: document.at([]) } };
}
