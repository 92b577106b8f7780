import { type Args, positional } from "../evaluate/args.js";
import { errorClass } from "../evaluate/errors.js";
import type { Call } from "../evaluate/interpreter.js";
import { Raised } from "../evaluate/signals.js";
import { Module } from "../value/module.js";
import { Hash, Obj, Str, type Value } from "../value/values.js";
import { accountManager, appfileConfig } from "./credentials.js";
import { isCi, isSwitchedOn } from "./machine.js";
import type { LaneRun } from "./run.js";
import { spaceshipModules } from "./spaceship.js";

/** A method of one of fastlane's modules. */
export type ModuleMethod = (run: LaneRun, args: Args, call: Call) => Value | undefined;
export type ModuleMethods = Readonly<Record<string, ModuleMethod>>;

/** A method of fastlane's own modules and objects; undefined where it is none of these. */
export function objectMethod(run: LaneRun, receiver: Value, name: string, args: Args, call: Call): Value | undefined {
  if (receiver instanceof Obj) return accountManager(run, receiver, name, call);
  if (!(receiver instanceof Module) || receiver.parent !== undefined) return undefined;
  const methods = fastlaneModules.get(receiver.name);
  return methods && Object.hasOwn(methods, name) ? methods[name]?.(run, args, call) : undefined;
}

const nothing: ModuleMethod = () => null;

const raises =
  (why: string, of = "FastlaneCore::Interface::FastlaneError"): ModuleMethod =>
  (run, { list: [message] }) => {
    const text = message === undefined ? undefined : run.interpreter.textOf(message);
    const error = new Obj(errorClass(of));
    error.fields.set("message", text ? new Str(text) : Str.of(why));
    throw new Raised(error, why);
  };

/** `UI`: what is only said is nothing; what asks has nobody to answer. */
const ui: ModuleMethods = {
  ...Object.fromEntries(
    [
      "message",
      "important",
      "error",
      "success",
      "header",
      "command",
      "command_output",
      "verbose",
      "deprecated",
      "content_error",
    ].map((name) => [name, nothing]),
  ),
  "user_error!": raises("user-error"),
  "crash!": raises("user-error", "FastlaneCore::Interface::FastlaneCrash"),
  "shell_error!": raises("user-error", "FastlaneCore::Interface::FastlaneShellError"),
  "build_failure!": raises("user-error"),
  "test_failure!": raises("user-error"),
  "abort_with_message!": raises("user-error", "FastlaneCore::Interface::FastlaneCommonException"),
  "interactive?": () => false,
  input: raises("not-interactive", "FastlaneCore::Interface::FastlaneCrash"),
  confirm: raises("not-interactive", "FastlaneCore::Interface::FastlaneCrash"),
  select: raises("not-interactive", "FastlaneCore::Interface::FastlaneCrash"),
  password: raises("not-interactive", "FastlaneCore::Interface::FastlaneCrash"),
};

const helper: ModuleMethods = {
  "ci?": isCi,
  "is_ci?": isCi,
  "test?": () => false,
  "is_test?": () => false,
  "mac?": () => true,
  "is_mac?": () => true,
  "linux?": () => false,
  "windows?": () => false,
  "is_windows?": () => false,
  "bundler?": (_run, _args, { run, scope, node }) => run.unknown("boolean", "bundler", scope, node),
  operating_system: () => Str.of("macOS"),
};

const actions: ModuleMethods = {
  lane_context: (run) => run.laneContext,
  sh: (_run, _args, { run, scope, node }) => run.unknown("text", "sh", scope, node),
};

/** fastlane's modules, by name without `Fastlane::`. */
export const fastlaneModules: ReadonlyMap<string, ModuleMethods> = new Map<string, ModuleMethods>([
  ["UI", ui],
  ["FastlaneCore::UI", ui],
  ["Helper", helper],
  ["FastlaneCore::Helper", helper],
  [
    "FastlaneCore::Env",
    { "truthy?": (run, { list: [name = null] }) => (name instanceof Str ? isSwitchedOn(run, name.clear) : undefined) },
  ],
  ["FastlaneCore", {}],
  ["FastlaneCore::Interface", {}],
  ["FastlaneCore::FastlaneFolder", {}],
  ["Fastlane", {}],
  ["Actions", actions],
  ["Actions::SharedValues", {}],
  ["SharedValues", {}],
  ["CredentialsManager", {}],
  ["CredentialsManager::AppfileConfig", appfileConfig],
  ["AppfileConfig", appfileConfig],
  [
    "CredentialsManager::AccountManager",
    {
      new: (run, args) => {
        const options = positional(args).at(-1);
        const object = new Obj(run.accountManagers);
        object.fields.set("user", options instanceof Hash ? (options.option("user") ?? null) : null);
        return object;
      },
    },
  ],
  ...spaceshipModules,
]);
