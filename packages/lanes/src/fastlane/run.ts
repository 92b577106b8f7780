import type { Action } from "../answer.js";
import { type Args, NO_ARGS } from "../evaluate/args.js";
import type { Choices } from "../evaluate/choices.js";
import { userError } from "../evaluate/errors.js";
import { type Call, type Host, Interpreter, type Work } from "../evaluate/interpreter.js";
import { type Frame, Scope } from "../evaluate/scope.js";
import { LimitReached } from "../evaluate/signals.js";
import { wholePath } from "../library/paths.js";
import type { ParsedRuby, ParseRuby } from "../prism/parse.js";
import { type Sight, sightKey } from "../traps/sight.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Obj, Sym, type Value } from "../value/values.js";
import { constantOf } from "./constants.js";
import { dsl } from "./dsl.js";
import type { LaneEnvironment } from "./environment.js";
import type { FastlaneFolder } from "./folder.js";
import { missing } from "./missing.js";
import { objectMethod } from "./objects.js";
import type { Project } from "./project.js";
import { Runner } from "./runner.js";
import type { Session } from "./session.js";
import { newSession } from "./session.js";

/** A method called on a program's own self, which differs between Fastfile, Appfile and config files. */
export type SelfMethods = (name: string, args: Args, call: Call) => Value | undefined;

/** What one walk through a lane is given. */
export interface RunInput {
  readonly parse: ParseRuby;
  readonly project: Project;
  readonly environment: LaneEnvironment;
  readonly folder: FastlaneFolder;
  readonly choices: Choices;
  readonly work: Work;
  /** The release of fastlane, as numbers. */
  readonly version: readonly number[];
  /** Whether an action of that name may come from a plugin, or from the project itself. */
  readonly hasOtherActions: (name: string) => boolean;
}

/** One walk through a lane: the program, what surrounds it, and what it did so far. */
export class LaneRun implements Host {
  readonly files: Project;
  readonly environment: LaneEnvironment;
  readonly interpreter: Interpreter;
  readonly runner: Runner;
  readonly object = new Module("Object", undefined, undefined, true);
  readonly fastfile = new Module("Fastlane::FastFile", this.object, undefined, true);
  readonly main = new Obj(this.fastfile);
  readonly laneContext = newLaneContext();
  readonly session: Session = newSession();
  readonly actions: Action[] = [];
  /** The action that is being executed. */
  current: Action | undefined;
  /** The call that made match read only. */
  madeReadonly: string | undefined;
  /** What was seen on the way that an answer does not say. */
  readonly sights: Sight[] = [];
  /** Modules of fastlane and Ruby that the program asked for, by name. */
  readonly modules = new Map<string, Module>();
  /** What `CredentialsManager` gives out. */
  readonly accountManagers = new Module("CredentialsManager::AccountManager", undefined, undefined, true);
  /** Objects whose code is evaluated with methods of their own: an Appfile, a config file. */
  readonly selves = new Map<Value, SelfMethods>();
  /** What these do with names that they do not know. */
  readonly missing = new Map<Value, SelfMethods>();
  /** Tools that were loaded: each changes the environment once. */
  readonly loaded = new Set<string>();
  folder: string;

  constructor(readonly input: RunInput) {
    this.files = input.project;
    this.environment = input.environment;
    this.folder = input.folder.folder;
    this.interpreter = new Interpreter(this, input.choices, this.object, this.main, input.work);
    this.runner = new Runner(this);
    this.selves.set(this.main, (name, args, call) => dsl(this, name, args, call));
  }

  /** Evaluates a file with a self of its own. */
  evaluate(ruby: ParsedRuby, self: Obj, folder: string): Value {
    const before = this.folder;
    this.folder = folder;
    try {
      return this.interpreter.eval(
        ruby.program,
        new Scope({ ...frameOf(ruby, self), shownFile: relative(ruby.file, folder) }),
      );
    } finally {
      this.folder = before;
    }
  }

  /** Evaluates a file whose top level is Ruby's own, as `require` does: what it defines is there for everybody. */
  evaluateGlobally(ruby: ParsedRuby): Value {
    const frame = { ...frameOf(ruby, this.main), nesting: [this.object], shownFile: wholePath(ruby.file) };
    return this.interpreter.eval(ruby.program, new Scope(frame));
  }

  /** Parses a file of the project, typographic quotes made straight; throws what fastlane would. */
  parsed(path: string, text: string, why: string, straightens = true): ParsedRuby {
    const outcome = this.input.parse(path, straightens ? straightened(text) : text);
    if (outcome.kind === "limit") throw new LimitReached("nesting");
    if (outcome.kind === "syntax") throw syntaxError(why, `${path}:${outcome.line}`);
    return outcome.ruby;
  }

  callSelf(name: string, args: Args, call: Call): Value | undefined {
    return this.selves.get(call.scope.frame.self)?.(name, args, call);
  }

  callMissing(name: string, args: Args, call: Call): Value | undefined {
    const { self } = call.scope.frame;
    return self === this.main ? missing(this, name, args, call) : this.missing.get(self)?.(name, args, call);
  }

  callObject(receiver: Value, name: string, args: Args, call: Call): Value | undefined {
    return objectMethod(this, receiver, name, args, call);
  }

  constant(name: string, of: Module | undefined): Value | undefined {
    return constantOf(this, name, of);
  }

  /** Runs something in the folder where actions run. */
  inWorkDir<T>(action: () => T): T {
    const before = this.folder;
    // One up from where the program is: that is how fastlane finds the project.
    this.folder = before === this.input.folder.folder ? this.input.folder.workDir : parent(before);
    try {
      return action();
    } finally {
      this.folder = before;
    }
  }

  /** Keeps what was seen; the same thing at the same place once. */
  see(sight: Sight): void {
    const key = sightKey(sight);
    if (!this.sights.some((each) => sightKey(each) === key)) this.sights.push(sight);
  }

  /** Keeps what was seen at the action that is being executed. */
  seeHere(kind: Sight["kind"], name?: string, other?: string): void {
    if (!this.current) return;
    const more = { ...(name === undefined ? {} : { name }), ...(other === undefined ? {} : { other }) };
    this.see({ kind, at: this.current.at, ...more });
  }

  /** An action was executed: what it left in `lane_context`, only the run can tell. */
  leftSomething(): void {
    this.laneContext.mayHaveMore ??= new Unknown("lane_context", "hash", { what: "lane_context" });
  }

  /** Whether this is a release of fastlane from that one on. */
  isFrom(...release: readonly number[]): boolean {
    for (const [index, wanted] of release.entries()) {
      const is = this.input.version[index] ?? 0;
      if (is !== wanted) return is > wanted;
    }
    return true;
  }
}

function parent(folder: string): string {
  return folder.split("/").slice(0, -1).join("/");
}

/** A path as it is seen from a folder. */
function relative(path: string, folder: string): string {
  const [to, from] = [path.split("/"), folder === "" ? [] : folder.split("/")];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

function frameOf(ruby: ParsedRuby, self: Obj): Frame {
  return {
    self,
    nesting: [self.of],
    file: ruby.file,
    shownFile: ruby.file,
    lines: ruby.lines,
    block: undefined,
    method: undefined,
    args: NO_ARGS,
    isOver: false,
  };
}

/** `lane_context`, as it is before the first action: a key is only there when one was made. */
function newLaneContext(): Hash {
  const context = new Hash();
  for (const name of ["APP_STORE_CONNECT_API_KEY", "DEFAULT_PLATFORM", "PLATFORM_NAME", "LANE_NAME", "ENVIRONMENT"]) {
    context.set(Sym.of(name), null);
  }
  return context;
}

const STRAIGHT: Readonly<Record<string, string>> = { "“": '"', "”": '"', "‘": "'", "’": "'", "‛": "'" };

function straightened(text: string): string {
  return text.replace(/[“”‘’‛]/g, (quote) => STRAIGHT[quote] ?? quote);
}

function syntaxError(why: string, at: string) {
  const raised = userError(why, "Syntax error");
  raised.at = at;
  return raised;
}
