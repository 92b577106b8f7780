import type { ErrorCode } from "yaml";

/** Our own words for the parser's findings: its own messages quote the file. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias takes no anchor or tag",
  BAD_ALIAS: "this alias or anchor has an impossible name",
  BAD_COLLECTION_TYPE: "this tag does not fit the kind of value",
  BAD_DIRECTIVE: "this % directive is unknown or malformed",
  BAD_DQ_ESCAPE: "this backslash escape does not exist in a double-quoted text",
  BAD_INDENT: "the indentation does not fit the lines around it",
  BAD_PROP_ORDER: "an anchor or tag stands in the wrong place",
  BAD_SCALAR_START: "a text that starts with this character must be quoted",
  BLOCK_AS_IMPLICIT_KEY: "a mapping or list can't start in the middle of this line",
  BLOCK_IN_FLOW: "block style can't be used inside brackets",
  KEY_OVER_1024_CHARS: "a key must not be longer than 1024 characters",
  MISSING_CHAR: "a character is missing here (a quote, bracket, colon or space)",
  MULTILINE_IMPLICIT_KEY: "a key must stand on one line",
  MULTIPLE_ANCHORS: "a value takes one anchor only",
  MULTIPLE_TAGS: "a value takes one tag only",
  TAB_AS_INDENT: "tabs can't be used to indent",
  TAG_RESOLVE_FAILED: "this tag does not fit the value",
  UNEXPECTED_TOKEN: "this does not belong here",
};

/** A message for a code of the `yaml` library. */
export function syntaxMessage(code: ErrorCode): string {
  return MESSAGES[code] ?? "this is not valid YAML";
}
