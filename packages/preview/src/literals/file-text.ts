import type { Text } from "@stepauth/text";
import { findPrivateKeys } from "../rules/secret-shapes.js";
import { addressSecrets } from "../text/addresses.js";
import { withHidden } from "./spans.js";

/** A text of a file by itself, be it an id, a title or a reference: what is a secret wherever it stands is one here. */
export function fileText(text: string): Text<never> {
  const spans = [
    ...addressSecrets(text),
    ...findPrivateKeys(text).map(({ start, end }): [number, number] => [start, end]),
  ];
  return withHidden(text, spans);
}
