import type { EmptyVariable } from "./types.js";
import { type EnvValue, entryOf, type Mention, mentionsBehind } from "./value.js";

const NONE: readonly EmptyVariable[] = [];

/** The variables behind a value that are known to be empty, each once. What may be a piece of a password is not among them. */
export function emptyVariables(
  value: EnvValue,
  withheld: ReadonlySet<string> = new Set<string>(),
): readonly EmptyVariable[] {
  if (value.mentions.length === 0) return NONE;
  const found = new Map<string, EmptyVariable>();
  for (const mention of mentionsBehind(value)) {
    const empty = emptyVariable(mention, withheld);
    if (empty && !found.has(empty.name.reveal())) found.set(empty.name.reveal(), empty);
  }
  return [...found.values()];
}

function emptyVariable({ name, value, mayExist }: Mention, withheld: ReadonlySet<string>): EmptyVariable | undefined {
  if (name.isSecret || mayExist === true || !/^[A-Za-z_]\w*$/.test(name.reveal())) return undefined;
  if (value === undefined) return { name, why: withheld.has(name.reveal()) ? "withheld" : "unset" };
  const { text, origin, mentions, buildOnly } = value;
  // A step that is known to set it to nothing means that.
  const isMeant = origin.kind === "default" || origin.kind === "output";
  const isSetEmpty = !buildOnly && mentions.length === 0 && text.isEmpty && !text.isVeiled && !isMeant;
  return isSetEmpty ? { name, why: "set-empty", setAt: entryOf(origin, name) } : undefined;
}
