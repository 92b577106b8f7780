import type { ErrorCode, YAMLParseError } from "yaml";
import type { Diagnostics } from "../diagnostics.js";
import type { SourceText } from "./source.js";
import { syntaxMessage } from "./syntax-messages.js";

const LOST_INDENT =
  "The dashes of a list stand in one column, the lines of an item two spaces to the right of its dash.";
const MISPLACED: ReadonlySet<ErrorCode> = new Set(["UNEXPECTED_TOKEN", "BAD_INDENT"]);

/**
 * Reports what the parser stumbled over first. The CLI stops there too, and what is found behind it may be nothing but its
 * consequence.
 */
export function reportErrors(errors: readonly YAMLParseError[], source: SourceText, diagnostics: Diagnostics): void {
  const [first, ...others] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return;
  const codes = [first, ...others.filter(({ pos }) => pos[0] === first.pos[0])].map(({ code }) => code);
  const isAtDash = source.withLineFeeds.slice(...first.pos).trim() === "-";
  const isLostIndent = isAtDash && codes.some((code) => MISPLACED.has(code));
  const message = syntaxMessage(isLostIndent ? "BAD_INDENT" : first.code);
  const location = source.locate(...first.pos);
  diagnostics.error("yaml/syntax", message, { location }, isLostIndent ? LOST_INDENT : undefined);
}
