import type { Obj, Value } from "../value/values.js";

/** An exception of the Ruby program. */
export class Raised {
  /** `file:line` of where it comes from. */
  at: string | undefined;

  constructor(
    readonly error: Obj,
    /** What to call it in an answer: `env-missing`, `username-missing`. */
    readonly why: string,
  ) {}
}

/** `next`: the block ends with a value. */
export class Next {
  constructor(
    readonly value: Value,
    readonly from: object | undefined,
  ) {}
}

/** `break`: the call that was given the block ends with a value. */
export class Break {
  constructor(
    readonly value: Value,
    readonly from: object | undefined,
  ) {}
}

/** `return`: the method ends with a value. */
export class Return {
  constructor(
    readonly value: Value,
    readonly frame: object,
  ) {}
}

/** `throw`: the `catch` of that tag ends with a value. */
export class Thrown {
  constructor(
    readonly tag: string,
    readonly value: Value,
  ) {}
}

/** The program does more than is followed here. Nothing of Ruby's catches it. */
export class LimitReached {
  constructor(readonly what: "steps" | "depth" | "nesting" | "paths") {}
}

/** A file is needed that has not been read yet. */
export class FileNeeded {
  constructor(
    readonly path: string,
    readonly kind: "file" | "folder",
  ) {}
}

/** Whether it is a way out of a block, a loop or a method. */
export function isJump(signal: unknown): boolean {
  return [Next, Break, Return, Thrown, Retry].some((type) => signal instanceof type);
}

/** `retry`: the `begin` starts anew. */
export class Retry {}
