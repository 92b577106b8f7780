import type { Call, Interpreter } from "../evaluate/interpreter.js";
import type { Proc } from "../value/proc.js";
import type { Unknown } from "../value/unknown.js";
import type { Hash, Value } from "../value/values.js";

/** A call of one of Ruby's own methods. */
export interface BuiltIn {
  /** Positional arguments. */
  readonly args: readonly Value[];
  readonly keywords: Hash | undefined;
  readonly block: Proc | undefined;
  readonly run: Interpreter;
  readonly call: Call;
  readonly more: Unknown | undefined;
}

/** Ruby's methods of one class. They give undefined where only the run can tell. */
export type Builtins<T> = Readonly<Record<string, (self: T, call: BuiltIn) => Value | undefined>>;

/** What the block gives for some values, settled. */
export function yields({ block, run }: BuiltIn, ...values: Value[]): Value {
  return block ? run.settled(run.callProc(block, values)) : null;
}

/** The one word for many names. */
export function words(list: string): string[] {
  return list.split(" ");
}
