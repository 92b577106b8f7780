import { failure } from "../evaluate/errors.js";
import type { BuiltIn, Builtins } from "../methods/method.js";
import { yields } from "../methods/method.js";
import type { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, freeze, Hash, Str, type Value } from "../value/values.js";

/** `ENV`. */
export const env: Builtins<Module> = {
  "[]": read,
  fetch: (_, call) => {
    const [name = null, fallback] = call.args;
    const value = read(_, call);
    if (value instanceof Unknown || value === undefined)
      return fallback === undefined ? known(value) : orElse(value, fallback, call);
    if (value !== null) return value;
    if (call.block) return yields(call, name);
    if (fallback !== undefined) return fallback;
    throw failure("KeyError", "env-missing", `key not found: "${name instanceof Str ? name.clear : ""}"`);
  },
  dig: read,
  values_at: (_, call) => new Arr(call.args.map((name) => read(_, { ...call, args: [name] }) ?? null)),
  "[]=": write,
  store: write,
  delete: (_, call) => {
    const value = read(_, call);
    write(_, { ...call, args: [call.args[0] ?? null, null] });
    return value;
  },
  update: merged,
  "merge!": merged,
  "key?": has,
  "has_key?": has,
  "include?": has,
  "member?": has,
  to_h: (_, call) => all(call),
  to_hash: (_, call) => all(call),
  slice: (_, { args, run }) => {
    const found = args.flatMap((name): [Value, Value][] => {
      const value = name instanceof Str ? run.host.environment.get(name.clear) : null;
      return value === null ? [] : [[name, value]];
    });
    return Hash.of(found);
  },
  keys: (_, { run }) => new Arr(run.host.environment.names().map((name) => Str.of(name))),
  "empty?": () => false,
  clone: (self) => self,
  each: () => undefined,
};

function read(_: Module, { args: [name = null], run }: BuiltIn): Value | undefined {
  // Ruby gives out what may not be changed in place.
  if (name instanceof Str) return freeze(run.host.environment.read(name.clear));
  if (name instanceof Unknown) return name.derived("ENV[]");
  throw failure("TypeError", "type-error", "no implicit conversion into String");
}

/** `ENV.fetch` of what may be set: where it is not, the lane fails, so that it is. */
function known(value: Value | undefined): Value | undefined {
  return value instanceof Unknown && value.kind === "any" ? value.derived("set", "text") : value;
}

function orElse(value: Value | undefined, fallback: Value, { run }: BuiltIn): Value | undefined {
  if (!(value instanceof Unknown)) return value;
  return run.branch(
    value,
    () => known(value) ?? null,
    () => fallback,
  );
}

function write(_: Module, { args: [name = null, value = null], run, call }: BuiltIn): Value | undefined {
  if (name instanceof Unknown) return value;
  if (!(name instanceof Str)) throw failure("TypeError", "type-error", "no implicit conversion into String");
  if (value !== null && !(value instanceof Str) && !(value instanceof Unknown)) {
    throw failure("TypeError", "type-error", "no implicit conversion into String");
  }
  run.host.environment.set(name.clear, value instanceof Str ? new Str(value.text) : value, call.at);
  return value;
}

function merged(self: Module, call: BuiltIn): Value {
  for (const other of [...call.args, ...(call.keywords ? [call.keywords] : [])]) {
    if (!(other instanceof Hash)) continue;
    for (const [key, value] of other.entries.values()) write(self, { ...call, args: [key, call.run.settled(value)] });
  }
  return self;
}

function has(_: Module, call: BuiltIn): Value | undefined {
  const value = read(_, call);
  if (!(value instanceof Unknown)) return value !== null;
  return value.kind === "any" ? value.derived("key?", "boolean") : true;
}

/** The whole environment: that there is more than was told is taken for granted. */
function all({ run, call }: BuiltIn): Hash {
  const { environment } = run.host;
  const hash = Hash.of(environment.names().map((name) => [Str.of(name), environment.get(name)]));
  hash.mayHaveMore = run.unknown("hash", "ENV", call.scope, call.node);
  return hash;
}
