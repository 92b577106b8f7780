import { Module } from "./module.js";
import type { Proc } from "./proc.js";
import { Arr, Obj, type Value } from "./values.js";

const enumeratorClass = new Module("Enumerator", undefined, undefined, true);

/** What a method gives that goes through things and was called without a block: it goes through them later. */
export class Enumerator extends Obj {
  /** What `next` gave so far. */
  position = 0;

  constructor(readonly each: (block: Proc) => Value) {
    super(enumeratorClass);
  }
}

/** What a block with one parameter sees of the values that it is given. */
export function asOne(values: readonly Value[]): Value {
  return values.length === 1 ? (values[0] ?? null) : new Arr([...values]);
}
