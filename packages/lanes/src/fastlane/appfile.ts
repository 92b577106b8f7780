import type { Args } from "../evaluate/args.js";
import { errorClass } from "../evaluate/errors.js";
import type { Call } from "../evaluate/interpreter.js";
import { Raised } from "../evaluate/signals.js";
import { folderOf } from "../library/paths.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Obj, Str, Sym, type Value } from "../value/values.js";
import { seeEmpty } from "./empty.js";
import { joined } from "./folder.js";
import type { LaneRun } from "./run.js";

/** A value of an Appfile, and what to call its source. */
export interface AppfileValue {
  readonly value: Value;
  readonly from: string;
}

const NAMES: ReadonlySet<string> = new Set(
  (
    "app_identifier apple_id apple_dev_portal_id itunes_connect_id team_id team_name itc_team_id itc_team_name itc_provider " +
    "provider_public_id json_key_file json_key_data_raw issuer package_name keyfile"
  ).split(" "),
);

/** Who the user is where the Appfile does not say: the first that is set. */
const FALLBACK = ["FASTLANE_USER", "DELIVER_USER", "DELIVER_USERNAME"];

const appfileClass = new Module("CredentialsManager::AppfileConfig", undefined, undefined, true);

/**
 * One value of the Appfile. It is evaluated anew for each, with the environment of that moment. An exception in it makes the
 * value nil, also where the environment would give one; a syntax error stops the action.
 */
export function appfileValue(run: LaneRun, name: string): AppfileValue | undefined {
  try {
    const data = evaluated(run);
    const value = data.get(name);
    if (value !== undefined) return { value, from: `Appfile:${name}` };
    return name === "apple_id" ? fallback(run) : undefined;
  } catch (signal) {
    if (
      signal instanceof Raised &&
      signal.error.of.inherits(errorClass("StandardError")) &&
      signal.why !== "appfile-syntax"
    ) {
      run.see({ kind: "appfile-error", at: signal.at ?? `${appfilePath(run)}:1`, name: signal.why });
      return undefined;
    }
    throw signal;
  }
}

function fallback(run: LaneRun): AppfileValue | undefined {
  for (const name of FALLBACK) {
    const value = run.environment.get(name);
    if (value instanceof Unknown && value.kind === "any") {
      if (!run.interpreter.truthy(value)) continue;
      return { value: value.derived("set", "text"), from: `env:${name}` };
    }
    seeEmpty(run, name, value);
    if (value !== null) return { value, from: `env:${name}` };
  }
  return undefined;
}

/** All that the Appfile sets. */
function evaluated(run: LaneRun): ReadonlyMap<string, Value> {
  const data = new Map<string, Value>();
  const path = appfilePath(run);
  const text = path === undefined ? undefined : run.files.text(path);
  if (path === undefined || text === undefined) return data;
  const self = new Obj(appfileClass);
  run.selves.set(self, (name, args, call) => word(run, data, name, args, call));
  run.evaluate(run.parsed(path, text, "appfile-syntax"), self, folderOf(path));
  return data;
}

/** `./fastlane/Appfile`, `./.fastlane/Appfile`, `./Appfile`, from where the program is. */
function appfilePath(run: LaneRun): string | undefined {
  return ["fastlane/Appfile", ".fastlane/Appfile", "Appfile"]
    .map((name) => joined(run.folder, name))
    .find((path) => run.files.text(path) !== undefined);
}

function word(run: LaneRun, data: Map<string, Value>, name: string, args: Args, call: Call): Value | undefined {
  if (NAMES.has(name)) return set(run, data, name, args);
  if (name === "for_lane" || name === "for_platform") return forLane(run, name, args, call);
  return undefined;
}

/** Later settings win; nil and the empty text are ignored. */
function set(run: LaneRun, data: Map<string, Value>, name: string, { list, block }: Args): Value {
  const value = run.interpreter.settled(block ? run.interpreter.callProc(block, []) : (list[0] ?? null));
  run.input.choices.touch();
  const text = value instanceof Unknown ? undefined : run.interpreter.textOf(value);
  if (value === null || value === false || text?.isEmpty) return value;
  // What may be nil is not known to be set: it is, or what was set before stays.
  if (value instanceof Unknown && value.kind === "any" && !run.interpreter.truthy(value)) return null;
  data.set(name, value);
  return value;
}

/** Blocks for the lane and the platform that were started. */
export function forLane(run: LaneRun, name: string, { list: [given = null], block }: Args, { at }: Call): Value {
  const settled = run.interpreter.settled(given);
  const wanted = settled instanceof Sym ? settled.name : settled instanceof Str ? settled.clear : "";
  if (block && isStarted(run, name, wanted)) run.interpreter.callProc(block, []);
  else if (name === "for_lane") seeForLane(run, wanted.split(" ").at(-1) ?? "", at);
  return null;
}

/** A block for a lane that was not started: it is worth a word when that lane can't be, or runs all the same. */
function seeForLane(run: LaneRun, name: string, at: string): void {
  const isPrivate = run.runner.find(name)?.isPrivate ?? false;
  run.see({ kind: "for-lane", at, name, ...(isPrivate ? { other: "private" } : {}) });
}

function isStarted(run: LaneRun, word: string, wanted: string): boolean {
  const platform = started(run, "FASTLANE_PLATFORM_NAME");
  const lane = started(run, "FASTLANE_LANE_NAME");
  if (word === "for_platform") return platform === wanted;
  // The old form is platform and lane.
  const [first, second] = wanted.split(" ");
  return second === undefined ? lane === first : platform === first && lane === second;
}

function started({ environment }: LaneRun, name: string): string | undefined {
  const value = environment.get(name);
  return value instanceof Str ? value.clear : undefined;
}
