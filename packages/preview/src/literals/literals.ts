import { Text } from "@stepauth/text";
import type { EnvItem } from "@stepauth/workflow";
import { assignmentsOf, isSecretText } from "../rules/clear-secrets.js";
import { isSecretName } from "../rules/secret-names.js";
import { isPlaceholder } from "../rules/secret-shapes.js";
import { fileText } from "./file-text.js";
import { withHidden } from "./spans.js";

/** How the texts of a file's variables and inputs are read: with what of each is a secret in clear. Each is looked at once. */
export function literalReader(): (item: EnvItem) => Text<never> {
  const known = new WeakMap<EnvItem, Text<never>>();
  return (item) => {
    const before = known.get(item);
    if (before) return before;
    const text = literalText(item);
    known.set(item, text);
    return text;
  };
}

function literalText({ key, text }: EnvItem): Text<never> {
  if (text === "") return Text.empty;
  if ((isSecretName(key) || isSecretText(key, text)) && !isPlaceholder(text)) return Text.secret(text);
  const assigned = assignmentsOf(text, key).map(({ range }) => range);
  return assigned.length === 0 ? fileText(text) : withHidden(text, assigned);
}
