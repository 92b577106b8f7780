import { Text } from "@stepauth/text";
import type { Located } from "../diagnostics.js";
import type { ProvenanceEntry, ProvenanceKind } from "./types.js";

/** Where a value was set. */
export interface Origin {
  readonly kind: ProvenanceKind;
  readonly name?: string;
  readonly at?: Located;
  readonly file?: string;
  readonly line?: number;
}

/** A text whose pieces know where they were set. */
export type ValueText = Text<Origin>;

/** A variable that a value mentions, with what it was at that moment. */
export interface Mention {
  /** Secret where it stands in a secret, as `b` does in the password `a$b`. */
  readonly name: Text;
  readonly value: EnvValue | undefined;
  /** Nothing known sets it, and the build may all the same. */
  readonly mayExist?: boolean;
  /** It is all that the mentioning text holds. Otherwise what looks like a name may be a piece of a password. */
  readonly isAlone?: boolean;
  /** What it brings stands where a secret belongs. */
  readonly inSecret?: boolean;
}

const NO_MENTIONS: readonly Mention[] = [];
const NO_NAMES: readonly Text[] = [];

/** An evaluated value: its text, and what it came from. */
export class EnvValue {
  constructor(
    readonly text: ValueText,
    readonly origin: Origin,
    readonly mentions: readonly Mention[] = NO_MENTIONS,
    /** The value as a whole is known to the build only. */
    readonly buildOnly = false,
  ) {}

  /** A literal text. */
  static of(text: string, secret: boolean, origin: Origin): EnvValue {
    return new EnvValue(Text.of(text, { secret, origin }), origin);
  }

  /** A value that only the build knows. */
  static unknown(origin: Origin): EnvValue {
    return new EnvValue(Text.empty, origin, NO_MENTIONS, true);
  }
}

/** Decides whether a variable that nothing defines may still be set in the build. */
export type MayExist = (name: string) => boolean;

/** Names of the variables behind a value that only the build knows, each once. */
export function unresolvedNames(value: EnvValue): readonly Text[] {
  if (value.mentions.length === 0) return NO_NAMES;
  const names = new Map<string, Text>();
  for (const { name, value: found, mayExist = false } of mentionsBehind(value)) {
    if (found?.buildOnly ?? mayExist) names.set(name.reveal(), name);
  }
  return [...names.values()];
}

/** The mention of a variable, at the moment when it is looked up. */
export function mentionOf(name: Text, value: EnvValue | undefined, mayExist: MayExist): Mention {
  return { name, value, mayExist: value === undefined && mayExist(name.reveal()) };
}

/** The chain behind a value: itself, then every variable it expanded, directly or not. */
export function provenanceOf(value: EnvValue): ProvenanceEntry[] {
  const chain = [entryOf(value.origin, undefined)];
  for (const { name, value: found } of mentionsBehind(value))
    if (found !== undefined) chain.push(entryOf(found.origin, name));
  return chain;
}

/** Every mention behind a value, depth first, each value once. */
export function* mentionsBehind(value: EnvValue): Generator<Mention> {
  const seen = new Set<EnvValue | string>();
  const waiting = [...value.mentions].reverse();
  for (let mention = waiting.pop(); mention !== undefined; mention = waiting.pop()) {
    const id = mention.value ?? `${mention.mayExist} ${mention.name.reveal()}`;
    if (seen.has(id)) continue;
    seen.add(id);
    yield mention;
    const behind = [...(mention.value?.mentions ?? [])].reverse();
    waiting.push(...(mention.inSecret ? behind.map(asInSecret) : behind));
  }
}

// The variable PW, which holds `a$b`, is no secret until an input for a password takes it.
function asInSecret(mention: Mention): Mention {
  const isName = mention.value !== undefined || mention.isAlone === true;
  return { ...mention, name: isName ? mention.name : Text.secret(mention.name.reveal()), inSecret: true };
}

/** An output is called after the step that sets it. */
export function entryOf(origin: Origin, variable: Text | undefined): ProvenanceEntry {
  const { file, line, column } = origin.at?.location ?? { file: origin.file, line: origin.line, column: undefined };
  const name = origin.kind === "output" && origin.name !== undefined ? Text.of(origin.name) : variable;
  return {
    kind: origin.kind,
    ...(name === undefined ? {} : { name }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
