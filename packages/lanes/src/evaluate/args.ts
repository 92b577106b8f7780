import type { Proc } from "../value/proc.js";
import type { Unknown } from "../value/unknown.js";
import { Hash, type Value } from "../value/values.js";

/** What a call is given. */
export interface Args {
  readonly list: readonly Value[];
  /** Keywords, written without braces. */
  readonly keywords?: Hash | undefined;
  readonly block?: Proc | undefined;
  /** Set where an unknown list was spread into the arguments. */
  readonly more?: Unknown | undefined;
}

export const NO_ARGS: Args = { list: [] };

/** All of them, keywords as a hash at the end: how a method takes them that names no keywords. */
export function positional({ list, keywords }: Args): Value[] {
  return keywords && (keywords.entries.size > 0 || keywords.mayHaveMore) ? [...list, keywords] : [...list];
}

/** The options of an action: its only argument, a hash. */
export function optionsOf(args: Args): Hash | undefined {
  const all = positional(args);
  if (all.length === 0) return new Hash();
  return all.length === 1 && all[0] instanceof Hash ? all[0] : undefined;
}
