// Allowed in JSON, and yet obeyed by terminals or by whoever embeds the text: C1 controls, bidirectional overrides, line separators.
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value as JSON text that is safe to print: the same value for every parser, with nothing in it that a terminal obeys. */
export function printJson(value: unknown, indent?: number): string {
  // `##[...]` is a command to some CI services wherever in a line it stands.
  return JSON.stringify(value, null, indent).replace(UNSAFE, escapeCharacter).replaceAll("##[", "#\\u0023[");
}

/** A list as {@link printJson} prints it. Frozen items are those that come again, and their text is kept. */
export function printRecurring(items: readonly object[]): string {
  return `[${items.map(printItem).join(",")}]`;
}

const texts = new WeakMap<object, string>();

function printItem(item: object): string {
  if (!Object.isFrozen(item)) return printJson(item);
  const text = texts.get(item) ?? printJson(item);
  texts.set(item, text);
  return text;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
