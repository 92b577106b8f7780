import type { Located } from "../diagnostics.js";
import type { ProvenanceEntry, ProvenanceKind, ValuePart } from "./types.js";

/** Where a value was set. */
export interface Origin {
  readonly kind: ProvenanceKind;
  readonly name?: string;
  readonly at?: Located;
  readonly file?: string;
  readonly line?: number;
}

/** A variable that a value mentions, with what it was at that moment. */
export interface Mention {
  readonly name: string;
  readonly value: EnvValue | undefined;
}

const NO_MENTIONS: readonly Mention[] = [];
const NO_NAMES: readonly string[] = [];
const NO_PARTS: readonly ValuePart[] = [];

/** An evaluated value: its text by secrecy, and what it came from. */
export class EnvValue {
  readonly text: string;

  constructor(
    readonly parts: readonly ValuePart[],
    readonly origin: Origin,
    readonly mentions: readonly Mention[] = NO_MENTIONS,
    /** The value as a whole is known to the build only. */
    readonly buildOnly = false,
  ) {
    this.text = parts.length === 1 ? (parts[0] as ValuePart).text : parts.map(({ text }) => text).join("");
  }

  /** A literal text. */
  static of(text: string, secret: boolean, origin: Origin): EnvValue {
    return new EnvValue(text === "" ? NO_PARTS : [{ text, secret }], origin);
  }

  /** A value that only the build knows. */
  static unknown(origin: Origin): EnvValue {
    return new EnvValue(NO_PARTS, origin, NO_MENTIONS, true);
  }

  get secret(): boolean {
    return this.parts.some(({ secret }) => secret);
  }
}

/** Decides whether a variable that nothing defines may still be set in the build. */
export type MayExist = (name: string) => boolean;

/** Names of the variables behind a value that only the build knows, each once. */
export function unresolvedNames(value: EnvValue, mayExist: MayExist): readonly string[] {
  if (value.mentions.length === 0) return NO_NAMES;
  const names = new Set<string>();
  for (const { name, value: found } of mentionsBehind(value)) {
    if (found === undefined ? mayExist(name) : found.buildOnly) names.add(name);
  }
  return [...names];
}

/** The chain behind a value: itself, then every variable it expanded, directly or not. */
export function provenanceOf(value: EnvValue): ProvenanceEntry[] {
  const chain = [entryOf(value.origin, value.origin.kind === "output" ? value.origin.name : undefined)];
  for (const { name, value: found } of mentionsBehind(value)) {
    if (found !== undefined)
      chain.push(entryOf(found.origin, found.origin.kind === "output" ? found.origin.name : name));
  }
  return chain;
}

/** Every mention behind a value, depth first, each value once. */
function* mentionsBehind(value: EnvValue): Generator<Mention> {
  const seen = new Set<EnvValue | string>();
  const waiting = [...value.mentions].reverse();
  for (let mention = waiting.pop(); mention !== undefined; mention = waiting.pop()) {
    const id = mention.value ?? mention.name;
    if (seen.has(id)) continue;
    seen.add(id);
    yield mention;
    if (mention.value !== undefined) waiting.push(...[...mention.value.mentions].reverse());
  }
}

function entryOf(origin: Origin, name: string | undefined): ProvenanceEntry {
  const { file, line, column } = origin.at?.location ?? { file: origin.file, line: origin.line, column: undefined };
  return {
    kind: origin.kind,
    ...(name === undefined ? {} : { name }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
