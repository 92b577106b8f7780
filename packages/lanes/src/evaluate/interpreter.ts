import type * as nodes from "@ruby/prism/src/nodes.js";
import type { Text } from "@stepauth/text";
import { className } from "../methods/common.js";
import { lineAt } from "../prism/parse.js";
import { Module } from "../value/module.js";
import type { Proc } from "../value/proc.js";
import { TRUTHY, Unknown } from "../value/unknown.js";
import type { Obj, Value } from "../value/values.js";
import type { Args } from "./args.js";
import { callSelf } from "./calls.js";
import type { Choices } from "./choices.js";
import { dispatch } from "./dispatch.js";
import { joined } from "./join.js";
import { callProc } from "./procs.js";
import { rules } from "./rules.js";
import type { Scope } from "./scope.js";
import { LimitReached, Raised } from "./signals.js";
import { textOf } from "./texts.js";

/** What a program finds around itself: methods without a receiver, constants, the outside world. */
export interface Host {
  /** A method called on the program itself; `undefined` when there is none of that name. */
  callSelf(name: string, args: Args, call: Call): Value | undefined;
  /** A name that neither the program nor Ruby knows. */
  callMissing(name: string, args: Args, call: Call): Value | undefined;
  /** A method of one of the host's own objects and modules. */
  callObject(receiver: Value, name: string, args: Args, call: Call): Value | undefined;
  /** A constant that the program did not set. */
  constant(name: string, of: Module | undefined): Value | undefined;
  environment: Environment;
  files: ProjectFiles;
  /** The folder that relative paths of Ruby code start from. */
  folder: string;
}

/** `ENV`. */
export interface Environment {
  /** What fastlane itself finds. */
  get(name: string): Value;
  /** What the program finds: where not all is known, what it reads is taken to be there. */
  read(name: string): Value;
  /** `at`: the place in a file that does it. */
  set(name: string, value: Value, at?: string): void;
  names(): string[];
}

/** The files of the project, by path from its root. */
export interface ProjectFiles {
  /** Its text; undefined where there is none; unknown where only the run can tell. */
  read(path: string): Text | Unknown | undefined;
  exists(path: string): boolean | Unknown;
  isFolder(path: string): boolean | Unknown;
  /** What the program writes, for those that read after it; undefined removes. */
  write(path: string, content: Text | Unknown | undefined): void;
}

/** Where a call stands. */
export interface Call {
  readonly node: nodes.Node;
  readonly scope: Scope;
  readonly run: Interpreter;
  /** `file:line` of the called name. */
  readonly at: string;
  /** `send` calls what is private, too. */
  readonly ignoresPrivacy?: boolean;
}

/** Steps that one walk through a program may take, and all of them together. */
const MOST_STEPS = 200_000;
export const MOST_WORK = 600_000;
/** Evaluations that may be open in each other. */
const MOST_DEPTH = 1_200;

/** What was done so far for one question. */
export interface Work {
  steps: number;
}

/** Walks through Ruby's tree and works out what can be known, without running anything. */
export class Interpreter {
  #steps = 0;
  #depth = 0;
  #serial = 0;
  /** Calls of the program's own methods that are open. */
  calls = 0;
  /** What an exception that was caught was called: for `raise e`. */
  readonly raised = new Map<Obj, Raised>();
  /** The exception whose `rescue` is running: `$!`, and the cause of another that is raised in it. */
  rescuing: Value = null;
  /** What `catch` waits for, the innermost last. */
  readonly tags: string[] = [];

  constructor(
    readonly host: Host,
    readonly choices: Choices,
    readonly object: Module,
    /** The program itself: what `self` is outside of its own classes. */
    readonly main: Value,
    /** Counted over all walks: many ways that each take long are too much together. */
    private readonly work: Work,
  ) {}

  /** The class that the program opened anew for values like this: `class String`. */
  reopened(value: Value): Module | undefined {
    const module = this.object.constants.get(className(value));
    return module instanceof Module && module.methods.size > 0 ? module : undefined;
  }

  /** A class by its name, as `x.class` gives it. */
  classNamed(name: string): Value | undefined {
    return this.object.constants.get(name) ?? this.host.constant(name, undefined);
  }

  eval(node: nodes.Node | null, scope: Scope): Value {
    if (node === null) return null;
    this.step();
    const rule = rules.get(node.constructor);
    if (rule === undefined) return this.unknown("any", node.constructor.name, scope, node);
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new LimitReached("depth");
    try {
      return rule(node, scope, this);
    } catch (signal) {
      if (signal instanceof Raised) signal.at ??= this.at(node, scope);
      throw signal;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Counts work; a program that never ends does not get far. */
  step(count = 1): void {
    this.#steps += count;
    this.work.steps += count;
    if (this.#steps > MOST_STEPS || this.work.steps > MOST_WORK) throw new LimitReached("steps");
  }

  at(node: nodes.Node, scope: Scope): string {
    const location = "messageLoc" in node && node.messageLoc ? node.messageLoc : node.location;
    return `${scope.frame.file}:${lineAt(scope.frame.lines, location.startOffset)}`;
  }

  /** A value that only the run can tell. */
  unknown(kind: Unknown["kind"], what: string, scope: Scope, node: nodes.Node): Unknown {
    const at = this.at(node, scope);
    this.#serial += 1;
    return new Unknown(`${what}@${at}#${this.#serial}`, kind, { what, at });
  }

  /** The value itself where it is one of two, by a condition that is unknown: from here on, one of them. */
  settled(value: Value): Value {
    let at = value;
    while (at instanceof Unknown && at.either)
      at = this.choices.choose(at.either.condition) ? at.either.yes : at.either.no;
    return at;
  }

  truthy(value: Value): boolean {
    const settled = this.settled(value);
    if (!(settled instanceof Unknown)) return settled !== null && settled !== false;
    return TRUTHY.has(settled.kind) || this.choices.choose(settled);
  }

  /** The one or the other; both, where nobody can tell which and neither leaves a trace. */
  branch(condition: Value, yes: () => Value, no: () => Value): Value {
    const settled = this.settled(condition);
    if (!(settled instanceof Unknown) || TRUTHY.has(settled.kind)) return this.truthy(settled) ? yes() : no();
    return this.choices.branch(settled, yes, no, (a, b) => joined(settled, a, b));
  }

  /** Code that nobody knows whether it runs: a block given to what is unknown. */
  perhaps(condition: Unknown, action: () => Value): Value {
    return this.branch(condition.derived("?", "boolean"), action, () => null);
  }

  call(receiver: Value, name: string, args: Args, call: Call): Value {
    return dispatch(receiver, name, args, call);
  }

  /** A call without a receiver. */
  callSelf(name: string, args: Args, call: Call): Value {
    return callSelf(name, args, call);
  }

  callProc(proc: Proc, args: readonly Value[], more: ProcCall = {}): Value {
    return callProc(this, proc, args, more);
  }

  /** The text of a value, as interpolation makes it; undefined where only the run can tell. */
  textOf(value: Value): Text | undefined {
    return textOf(this.settled(value));
  }
}

/** What a call of a block may say beside its arguments. */
export interface ProcCall {
  readonly keywords?: Args["keywords"];
  readonly block?: Proc | undefined;
  /** `instance_eval`, `define_method`: another self. */
  readonly self?: Value;
}
