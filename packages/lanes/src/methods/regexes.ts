import type { Scope } from "../evaluate/scope.js";
import type { Match } from "../value/match.js";
import { type Pattern, Str } from "../value/values.js";
import { like } from "./like.js";

/** Text that is matched; more is left to the run. */
const MOST_TEXT = 20_000;
const MOST_PATTERN = 500;

/** Of Ruby's, what JavaScript writes otherwise. */
const WRITTEN: Readonly<Record<string, string>> = {
  "\\A": "(?<![\\s\\S])",
  "\\z": "(?![\\s\\S])",
  "\\Z": "(?=\\n?(?![\\s\\S]))",
  "\\h": "[0-9a-fA-F]",
  "\\H": "[^0-9a-fA-F]",
  "\\R": "(?:\\r\\n|[\\n-\\r])",
  "[[:space:]]": "\\s",
  "[[:digit:]]": "\\d",
  "[[:alnum:]]": "[0-9A-Za-z]",
  "[[:alpha:]]": "[A-Za-z]",
  "[[:word:]]": "\\w",
};
const RUBY_ONLY = /\\[AzZhHR]|\[\[:(?:space|digit|alnum|alpha|word):\]\]/g;

/**
 * Ruby's regular expression as JavaScript's. Undefined where it means something else there, or where a text could keep it
 * busy: a file is a stranger's.
 */
export function regexOf({ source, flags }: Pattern, text: string, more: string): RegExp | undefined {
  if (text.length > MOST_TEXT || source.length > MOST_PATTERN || canRunWild(source)) return undefined;
  if (/\(\?[^:=!<]|[*+?}]\+|\\[gkGKpPX]|&&/.test(source)) return undefined;
  const written = (flags.includes("x") ? withoutSpace(source) : source).replace(
    RUBY_ONLY,
    (each) => WRITTEN[each] ?? each,
  );
  try {
    return new RegExp(written, `m${flags.includes("i") ? "i" : ""}${flags.includes("m") ? "s" : ""}${more}`);
  } catch {
    return undefined; // Ruby writes more than JavaScript reads.
  }
}

/** Without the white space and the comments of an extended one. */
function withoutSpace(source: string): string {
  return source.replace(
    /(\\[\s\S])|(\[(?:\\[\s\S]|[^\]\\])*\]?)|\s+|#[^\n]*/g,
    (_, escaped = "", set = "") => escaped + set,
  );
}

/** More than one star after the other, or a star around a group: then the time can grow faster than the text. */
function canRunWild(source: string): boolean {
  const bare = source.replace(/\\./g, "a").replace(/\[[^[\]]*\]/g, "a");
  return /\)[*+{]/.test(bare) || (bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0) > 3;
}

/** What `$~`, `$1` and named groups are after a match. */
export function rememberMatch(match: Match | null, scope: Scope): void {
  const { groups = {}, ...found } = match?.found ?? ([] as unknown as RegExpExecArray);
  const item = (text: string | undefined) => (text === undefined || !match ? null : like(match.subject, text));
  for (let at = 1; at < Math.max(10, match?.found.length ?? 0); at += 1) scope.variables.set(`$${at}`, item(found[at]));
  for (const [name, text] of Object.entries(groups)) scope.variables.set(`$${name}`, item(text));
  scope.variables.set("$&", item(found[0]));
  scope.variables.set("$'", match && new Str(match.subject.text.slice(match.found.index + match.found[0].length)));
  scope.variables.set("$`", match && new Str(match.subject.text.slice(0, match.found.index)));
  scope.variables.set("$~", match);
}
