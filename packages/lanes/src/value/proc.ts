import type * as nodes from "@ruby/prism/src/nodes.js";
import type { Scope } from "../evaluate/scope.js";
import type { Value } from "./values.js";

/** A block, proc or lambda: code with what it saw where it was written. */
export class Proc {
  constructor(
    readonly parameters: nodes.Node | null,
    readonly body: nodes.Node | null,
    readonly scope: Scope,
    readonly isLambda: boolean,
  ) {}
}

/** What stands for code that is none of the program's: `:name.to_proc`, `method(:name)`. */
export class NativeProc extends Proc {
  constructor(
    scope: Scope,
    readonly run: (args: Value[]) => Value,
  ) {
    super(null, null, scope, true);
  }
}
