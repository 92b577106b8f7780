import { type Args, positional } from "../evaluate/args.js";
import { errorClass, failure, userError } from "../evaluate/errors.js";
import { takesKeywords } from "../evaluate/parameters.js";
import { Raised } from "../evaluate/signals.js";
import type { Proc } from "../value/proc.js";
import type { Unknown } from "../value/unknown.js";
import { Arr, Hash, Str, Sym, type Value } from "../value/values.js";
import type { LaneCall } from "./arguments.js";
import type { LaneRun } from "./run.js";

/** A lane as it was defined. */
export interface Lane {
  readonly platform: string | undefined;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly block: Proc;
  readonly at: string;
}

/** Blocks around lanes. */
export type Hook = "before_all" | "before_each" | "after_each" | "after_all" | "error";

/** Lanes that may be open in each other: more is a lane that calls itself for ever. */
const MOST_OPEN = 40;
const FORBIDDEN = new Set(
  "run init new_action lanes list docs action actions enable_auto_complete new_plugin add_plugin install_plugins update_plugins search_plugins help".split(
    " ",
  ),
);

function isNothing(value: Value): boolean {
  return value === null || value === false;
}

/** Defines and runs lanes, as fastlane's runner does. */
export class Runner {
  readonly lanes = new Map<string | undefined, Map<string, Lane>>();
  readonly #hooks = new Map<string, Proc>();
  readonly #open: Lane[] = [];
  /** The platform whose block is being read. */
  platformOfBlock: string | undefined;
  /** The platform that was started; it stays the same in lanes that are called. */
  platform: string | undefined;
  lane: string | undefined;
  /** Set where lanes may have come from elsewhere. */
  mayHaveMore: Unknown | undefined;

  constructor(private readonly run: LaneRun) {}

  /** `ios beta`: what is running. */
  get fullName(): string {
    return [this.platform, this.lane].filter((part) => part !== undefined).join(" ");
  }

  define(lane: Lane, overrides: boolean): void {
    if (FORBIDDEN.has(lane.name)) throw userError("lane-name-invalid");
    const lanes = this.lanes.get(lane.platform) ?? new Map<string, Lane>();
    this.lanes.set(lane.platform, lanes);
    if (!overrides && lanes.has(lane.name)) throw userError("lane-defined-twice");
    lanes.set(lane.name, lane);
  }

  setHook(kind: Hook, block: Proc): void {
    this.#hooks.set(`${kind} ${this.platformOfBlock ?? ""}`, block);
  }

  /** Starts what the command line asks for. */
  start(call: LaneCall, defaultPlatform: Value, startsPrivate: boolean): void {
    const { platform, name } = this.#chosen(call, defaultPlatform, startsPrivate);
    const lane = this.lanes.get(platform)?.get(name);
    this.platform = platform;
    this.lane = name;
    if (!lane) throw userError("lane-not-found");
    if (lane.isPrivate && !startsPrivate) throw userError("lane-private");
    this.#announce(name, platform);
    const parameters = Hash.of(
      call.parameters.map(([key, value]) => [Sym.of(key), typeof value === "string" ? Str.of(value) : value]),
    );
    try {
      this.#around("before_all", [Sym.of(name), parameters]);
      this.#around("before_each", [Sym.of(name), parameters]);
      this.#call(lane, parameters);
      this.#around("after_each", [Sym.of(name), parameters]);
      this.#around("after_all", [Sym.of(name), parameters]);
    } catch (signal) {
      if (this.#isError(signal)) this.#runErrorBlocks([Sym.of(this.lane ?? name), signal.error, parameters]);
      throw signal;
    }
  }

  /** A lane called from a lane: of the started platform, else one without. */
  find(name: string): Lane | undefined {
    return this.lanes.get(this.platform)?.get(name) ?? this.lanes.get(undefined)?.get(name);
  }

  switchTo(lane: Lane, args: Args): Value {
    const list = positional(args);
    const [first = null] = list;
    // What comes after the first one is dropped, and so is a block.
    const parameters = isNothing(first) ? new Hash() : this.run.interpreter.settled(first);
    if (!(parameters instanceof Hash)) throw userError("lane-parameters-not-a-hash");
    // fastlane hands on the list of arguments here, not the hash in it.
    const given = [Sym.of(lane.name), new Arr(list)];
    this.#around("before_each", given);
    this.run.see({ kind: "lane-called", at: lane.at, name: lane.name });
    const before = this.lane;
    this.lane = lane.name;
    const value = this.#call(lane, parameters);
    // Not after a failure: fastlane leaves the name as it is then.
    this.lane = before;
    this.#around("after_each", given);
    return value;
  }

  /** What these raise themselves is only printed: the lane fails with what it failed with. */
  #runErrorBlocks(args: readonly Value[]): void {
    try {
      this.#around("error", args);
    } catch (signal) {
      if (!this.#isError(signal)) throw signal;
    }
  }

  #isError(signal: unknown): signal is Raised {
    return signal instanceof Raised && signal.error.of.inherits(errorClass("StandardError"));
  }

  #call(lane: Lane, parameters: Hash): Value {
    if (this.#open.length >= MOST_OPEN) throw failure("SystemStackError", "lane-recursion", "stack level too deep");
    this.#open.push(lane);
    try {
      if (takesKeywords(lane.block.parameters))
        return this.run.interpreter.callProc(lane.block, [], { keywords: parameters });
      return this.run.interpreter.callProc(lane.block, [parameters]);
    } finally {
      this.#open.pop();
    }
  }

  /** The platform's block, then the general one. */
  #around(kind: Hook, args: readonly Value[]): void {
    for (const platform of this.platform === undefined ? [""] : [this.platform, ""]) {
      const block = this.#hooks.get(`${kind} ${platform}`);
      if (block) this.run.interpreter.callProc(block, args);
    }
  }

  #announce(name: string, platform: string | undefined): void {
    const { environment, laneContext } = this.run;
    environment.set("FASTLANE_LANE_NAME", Str.of(name));
    environment.set("FASTLANE_PLATFORM_NAME", platform === undefined ? null : Str.of(platform));
    laneContext.set(Sym.of("PLATFORM_NAME"), platform === undefined ? null : Sym.of(platform));
    laneContext.set(Sym.of("LANE_NAME"), Str.of(this.fullName));
  }

  /** Which lane is meant: the one named, that of the default platform, or none but a menu, which nobody answers. */
  #chosen(
    { platform: given, lane: name }: LaneCall,
    defaultPlatform: Value,
    startsPrivate: boolean,
  ): { platform: string | undefined; name: string } {
    if (name === undefined) throw userError("lane-not-found");
    const isRootLane = this.lanes.get(undefined)?.has(name) ?? false;
    const isPlatform = !isRootLane && this.lanes.has(name);
    let platform = given;
    const isAvailable = isRootLane && (startsPrivate || this.lanes.get(undefined)?.get(name)?.isPrivate === false);
    if (!isPlatform && !isAvailable && platform === undefined) {
      platform = defaultPlatform instanceof Sym ? defaultPlatform.name : undefined;
    }
    if (platform === undefined && isPlatform) throw userError("lane-not-found");
    return { platform, name };
  }
}
