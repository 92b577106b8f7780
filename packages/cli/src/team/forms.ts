// Every field that is handed on or printed has a closed form, so that nothing in a list can add a line or a variable.

const CAPITALS_AND_DIGITS = /^[A-Z0-9]{1,20}$/;
const UUID = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;
const NAME = /^[A-Z][A-Z0-9_]*$/;
const VERSION = /^[\w.:-]{1,40}$/;

export function isTeamId(value: unknown): value is string {
  return typeof value === "string" && CAPITALS_AND_DIGITS.test(value);
}

export function isKeyId(value: unknown): value is string {
  return typeof value === "string" && CAPITALS_AND_DIGITS.test(value);
}

export function isIssuerId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** Whether names of variables may begin so. */
export function isPrefix(text: string): boolean {
  return NAME.test(text) && text.endsWith("_");
}

/** The version of a list as it may stand in a log: `-` where it has none, or one that could be something else. */
export function shownVersion(version: unknown): string {
  const text = typeof version === "number" ? String(version) : version;
  return typeof text === "string" && VERSION.test(text) ? text : "-";
}
