import type { BuiltIn, Builtins } from "../methods/method.js";
import type { Module } from "../value/module.js";
import type { Kind } from "../value/unknown.js";
import { Str, type Value } from "../value/values.js";

/** What the machine would say at the time of the run. */
const told =
  (what: string, kind: Kind) =>
  (_: Module, { run, call }: BuiltIn): Value =>
    run.unknown(kind, what, call.scope, call.node);

export const times: Readonly<Record<string, Builtins<Module>>> = {
  Time: { now: told("the time", "object"), at: told("the time", "object"), parse: told("the time", "object") },
  Date: { today: told("the date", "object"), parse: told("the date", "object"), new: told("the date", "object") },
  DateTime: { now: told("the time", "object"), parse: told("the time", "object") },
};

export const randomness: Readonly<Record<string, Builtins<Module>>> = {
  SecureRandom: {
    hex: told("a random number", "text"),
    uuid: told("a random number", "text"),
    alphanumeric: told("a random number", "text"),
    base64: told("a random number", "text"),
    random_number: told("a random number", "number"),
  },
  Random: { rand: told("a random number", "number"), new: told("a random number", "object") },
};

/** Commands and other programs: they are never run. */
export const processes: Readonly<Record<string, Builtins<Module>>> = {
  Open3: {
    capture2: told("a command", "array"),
    capture2e: told("a command", "array"),
    capture3: told("a command", "array"),
    popen3: told("a command", "any"),
  },
  Kernel: { system: told("a command", "any"), "`": told("a command", "text"), rand: told("a random number", "number") },
  Process: { clock_gettime: told("the time", "number"), pid: told("a process", "number") },
  Etc: { getlogin: told("the machine", "text"), nprocessors: told("the machine", "number") },
  Socket: { gethostname: told("the machine", "text") },
  Bundler: { with_clean_env: block, with_unbundled_env: block, with_original_env: block },
  Timeout: { timeout: block },
  Shellwords: {
    escape: (_, { args: [text = null] }) => (text instanceof Str && /^[\w./-]+$/.test(text.clear) ? text : undefined),
  },
};

/** Runs the block. */
function block(_: Module, { block: given, run }: BuiltIn): Value | undefined {
  return given ? run.callProc(given, []) : undefined;
}
