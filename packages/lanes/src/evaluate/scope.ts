import type * as nodes from "@ruby/prism/src/nodes.js";
import type { Module } from "../value/module.js";
import type { Proc } from "../value/proc.js";
import type { Value } from "../value/values.js";
import type { Args } from "./args.js";

/** One call of a method, of a file's top level, or of a class body: what blocks in it share. */
export interface Frame {
  readonly self: Value;
  /** Modules around the code, the innermost first: where constants are looked up and set. */
  readonly nesting: readonly Module[];
  readonly file: string;
  /** What the program is told that its file is called: `__FILE__`. */
  readonly shownFile: string;
  readonly lines: readonly number[];
  /** What `yield` and `block_given?` mean. */
  readonly block: Proc | undefined;
  /** The method that is running; none at the top level of a file. */
  readonly method: string | undefined;
  /** Where `def` puts methods, when not into the innermost module. */
  readonly isEigen?: boolean;
  /** Where it puts them in a block that is evaluated for a module: `class_eval`, `Struct.new`. */
  readonly definee?: Module;
  /** The module whose method is running, and what it was called with: for `super`. */
  readonly owner?: Module | undefined;
  readonly args?: Args;
  /** Its parameters, whose values a bare `super` passes on. */
  readonly parameters?: nodes.ParametersNode | null;
  /** Set when the method has returned: a block that is left behind can't return from it any more. */
  isOver: boolean;
}

/** Local variables: of a frame, or of a block in it. */
export class Scope {
  readonly variables = new Map<string, Value>();
  /** What `break` and `next` end, the innermost last: the block itself, and loops in it. */
  readonly jumps: object[] = [];
  /** Set on the scope of a lambda, which `return` ends. */
  lambda: object | undefined;

  constructor(
    readonly frame: Frame,
    readonly parent?: Scope,
  ) {}

  find(name: string): Value | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const value = scope.variables.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The loop or block that `break` and `next` end. */
  get jump(): object | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const jump = scope.jumps.at(-1);
      if (jump) return jump;
    }
    return undefined;
  }

  /** What `return` ends: the innermost lambda, else the method. */
  get home(): object {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) if (scope.lambda) return scope.lambda;
    return this.frame;
  }

  assign(name: string, depth: number, value: Value): void {
    let scope: Scope = this;
    for (let up = 0; up < depth && scope.parent; up += 1) scope = scope.parent;
    scope.variables.set(name, value);
  }
}
