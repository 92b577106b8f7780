import type * as nodes from "@ruby/prism/src/nodes.js";
import type { Proc } from "./proc.js";
import type { Value } from "./values.js";

/** A method of the program's own: a `def`, or a block given to `define_method`. */
export type Method =
  | {
      readonly kind: "def";
      readonly node: nodes.DefNode;
      readonly nesting: readonly Module[];
      readonly file: string;
      readonly shownFile: string;
      readonly lines: readonly number[];
    }
  | { readonly kind: "proc"; readonly proc: Proc }
  | Attribute;

/** What `attr_accessor` makes. */
export interface Attribute {
  readonly kind: "reader" | "writer";
  readonly field: string;
}

/** A module or class. */
export class Module {
  readonly constants = new Map<string, Value>();
  readonly methods = new Map<string, Method>();
  readonly ownMethods = new Map<string, Method>();
  readonly fields = new Map<string, Value>();
  readonly included: Module[] = [];
  readonly extended: Module[] = [];
  /** What comes before its own methods. */
  readonly prepended: Module[] = [];
  /** Methods that only the object itself may call. */
  readonly hidden = new Set<string>();
  /** A bare `private` stands above what is defined next. */
  isHiding = false;
  /** The class of one object alone. */
  isSingleton = false;
  /** Names after a bare `module_function` or `private_class_method`: methods of the module itself, too. */
  isModuleFunction = false;

  constructor(
    readonly name: string,
    readonly parent: Module | undefined,
    readonly superclass: Module | undefined,
    readonly isClass: boolean,
  ) {}

  /** Itself, what it includes, and what it inherits from, in the order in which methods are looked up. */
  *ancestors(): Generator<Module> {
    for (let at: Module | undefined = this; at; at = at.superclass) {
      for (const module of [...at.prepended].reverse()) yield* module.ancestors();
      yield at;
      for (const module of [...at.included].reverse()) yield* module.ancestors();
    }
  }

  find(name: string): Method | undefined {
    for (const module of this.ancestors()) {
      const found = module.methods.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** A method of the module itself: `def self.name`. */
  findOwn(name: string): Method | undefined {
    for (let at: Module | undefined = this; at; at = at.superclass) {
      const found = at.ownMethods.get(name);
      if (found) return found;
      for (const module of [...at.extended].reverse()) {
        const extended = module.find(name);
        if (extended) return extended;
      }
    }
    return undefined;
  }

  inherits(other: Module): boolean {
    for (const module of this.ancestors()) if (module === other) return true;
    return false;
  }
}
