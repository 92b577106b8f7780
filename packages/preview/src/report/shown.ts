import { Text } from "@stepauth/text";

/** Data with a plain string in place of every text. */
export type Shown<T> = T extends Text
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Shown<Item>[]
    : T extends object
      ? { readonly [Member in keyof T]: Shown<T[Member]> }
      : T;

/** How a text becomes a plain string. */
export type Show = (text: Text) => string;

/** What may be seen of a text. */
const asShown: Show = (text) => text.shown;

/** Secrets in clear, for who asked for them with `--reveal`. This is the one place where a report gets them. */
const inClear: Show = (text) => text.reveal();

/** How texts are shown in a report: masked, unless somebody asked for secrets in clear. */
export function showing({ reveal = false }: { readonly reveal?: boolean }): Show {
  return reveal ? inClear : asShown;
}

/** The members of a record, shown. */
export function shownRecord(texts: Readonly<Record<string, Text>>, show: Show): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const key of Object.keys(texts)) shown[key] = show(texts[key] ?? Text.empty);
  return shown;
}
