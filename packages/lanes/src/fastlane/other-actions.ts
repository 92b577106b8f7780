import { type Args, optionsOf, positional } from "../evaluate/args.js";
import { userError } from "../evaluate/errors.js";
import type { Call } from "../evaluate/interpreter.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Str, Sym, type Value } from "../value/values.js";
import { isCi, isSwitchedOn } from "./machine.js";
import { isMissing } from "./names.js";
import type { LaneRun } from "./run.js";

type Other = (run: LaneRun, args: Args, call: Call) => Value | undefined;

/** An action that does not talk to Apple, but changes or tells what others use. */
export function otherAction(run: LaneRun, name: string, args: Args, call: Call): Value | undefined {
  return Object.hasOwn(others, name) ? others[name]?.(run, args, call) : undefined;
}

const BRANCHES = (
  "GIT_BRANCH BRANCH_NAME TRAVIS_BRANCH BITRISE_GIT_BRANCH CI_BUILD_REF_NAME CI_COMMIT_REF_NAME WERCKER_GIT_BRANCH " +
  "BUILDKITE_BRANCH APPCENTER_BRANCH CIRCLE_BRANCH"
).split(" ");

const others: Readonly<Record<string, Other>> = {
  default_platform: (run, args) => {
    const [platform = null] = settled(run, args);
    if (isMissing(platform)) throw userError("default-platform-missing");
    run.input.choices.touch();
    run.laneContext.set(Sym.of("DEFAULT_PLATFORM"), platform instanceof Str ? Sym.of(platform.clear) : platform);
    return null;
  },
  is_ci: isCi,
  "is_ci?": isCi,
  setup_ci: (run, args, { at }) => setUpCi(run, option(run, args, "force"), at),
  setup_travis: (run, _, { at }) => setUpCi(run, false, at),
  setup_circle_ci: (run, _, { at }) => setUpCi(run, false, at),
  prompt: (run, args) => option(run, args, "ci_input") ?? Str.of(""),
  environment_variable: (run, args, { at }) => {
    const [set, get, remove] = ["set", "get", "remove"].map((name) => option(run, args, name));
    run.input.choices.touch();
    if (remove instanceof Str) run.environment.set(remove.clear, null);
    if (set instanceof Hash) for (const [name, value] of set.entries.values()) setVariable(run, name, value, at);
    return get instanceof Str ? run.environment.get(get.clear) : Str.of("");
  },
  team_id: (run, args) =>
    team(
      run,
      args,
      ["CERT", "SIGH", "PEM", "PRODUCE", "FASTLANE"].map((tool) => `${tool}_TEAM_ID`),
    ),
  team_name: (run, args) => team(run, args, ["FASTLANE_TEAM_NAME", "PRODUCE_TEAM_NAME"]),
  ensure_env_vars: (run, args) => {
    const names = option(run, args, "env_vars");
    const list = names instanceof Arr ? names.items : names instanceof Str ? names.clear.split(",").map(Str.of) : [];
    for (const name of list) {
      const value = name instanceof Str ? run.environment.get(name.clear) : null;
      if (value === null || (value instanceof Str && value.clear.trim() === "")) throw userError("env-missing");
    }
    return null;
  },
  git_branch: (run, _, call) => branch(run, call),
  changelog_from_git_commits: (run, _, { scope, node }) => {
    const changelog = run.interpreter.unknown("text", "changelog_from_git_commits", scope, node);
    run.input.choices.touch();
    run.laneContext.set(Sym.of("FL_CHANGELOG"), changelog);
    return changelog;
  },
  number_of_commits: (run, _, call) => told(run, "number_of_commits", "number", call),
  last_git_tag: (run, _, call) => told(run, "last_git_tag", "any", call),
  get_version_number: (run, _, call) => told(run, "get_version_number", "text", call),
  get_build_number: (run, _, call) => told(run, "get_build_number", "text", call),
  last_git_commit: (run, _, call) => told(run, "last_git_commit", "hash", call),
};

/** What git and the project say: the same each time in one run. */
function told(run: LaneRun, what: string, kind: Unknown["kind"], call: Call): Value {
  return new Unknown(`${what}()`, kind, { what, at: run.interpreter.at(call.node, call.scope) });
}

function settled(run: LaneRun, args: Args): Value[] {
  return positional(args).map((value) => run.interpreter.settled(value));
}

function option(run: LaneRun, args: Args, name: string): Value {
  const options = optionsOf(args);
  return run.interpreter.settled(options?.option(name) ?? options?.mayHaveMore?.derived(name) ?? null);
}

/** On a CI, match reads only from here on. */
function setUpCi(run: LaneRun, force: Value, at: string): Value {
  const { interpreter, environment } = run;
  if (!interpreter.truthy(force) && !interpreter.truthy(isCi(run))) return null;
  if (environment.get("MATCH_KEYCHAIN_NAME") !== null) return null;
  run.input.choices.touch();
  environment.set("MATCH_KEYCHAIN_NAME", Str.of("fastlane_tmp_keychain"));
  environment.set("MATCH_KEYCHAIN_PASSWORD", Str.of(""));
  environment.set("MATCH_READONLY", Str.of("true"));
  run.madeReadonly = at;
  return null;
}

function setVariable(run: LaneRun, name: Value, value: Value, at: string): void {
  const settledValue = run.interpreter.settled(value);
  const text = run.interpreter.textOf(settledValue);
  const kept = settledValue === null ? null : text ? new Str(text) : settledValue;
  if (name instanceof Str) run.environment.set(name.clear, kept, at);
  else if (name instanceof Sym) run.environment.set(name.name, kept, at);
}

function team(run: LaneRun, args: Args, variables: readonly string[]): Value {
  const [value = null] = settled(run, args);
  if (isMissing(value)) throw userError("team-missing");
  run.input.choices.touch();
  for (const variable of variables) run.environment.set(variable, value);
  return null;
}

function branch(run: LaneRun, call: Call): Value {
  for (const name of BRANCHES) {
    const isOn = isSwitchedOn(run, name);
    if (isOn === true || (isOn instanceof Unknown && run.interpreter.truthy(isOn))) return run.environment.get(name);
  }
  return told(run, "git_branch", "text", call);
}
