import { failure } from "../evaluate/errors.js";
import { callMethod } from "../evaluate/methods.js";
import { lastMatch, matchMethods } from "../methods/matches.js";
import { type BuiltIn, type Builtins, yields } from "../methods/method.js";
import { Enumerator } from "../value/enumerator.js";
import { Match } from "../value/match.js";
import { Module } from "../value/module.js";
import { NativeProc, type Proc } from "../value/proc.js";
import { Arr, Hash, Obj, Pattern, Str, Sym, type Value } from "../value/values.js";

/** `new` of Ruby's own classes. */
export const classes: Readonly<Record<string, Builtins<Module>>> = {
  String: { new: (_, { args: [text] }) => (text instanceof Str ? new Str(text.text) : Str.of("")) },
  Array: {
    new: (_, call) => {
      const [size, fill = null] = call.args;
      if (typeof size !== "number") return new Arr(size instanceof Arr ? [...size.items] : []);
      if (size > 10_000) return undefined;
      return new Arr(Array.from({ length: size }, (_item, index) => (call.block ? yields(call, index) : fill)));
    },
  },
  Hash: {
    new: (_, { args: [fallback = null], block }) => {
      const hash = new Hash();
      hash.fallback = fallback;
      hash.fallbackProc = block;
      return hash;
    },
    "[]": (_, { args, keywords }) => {
      const [other] = args;
      if (args.length > 1 && args.length % 2 === 0)
        return Hash.of(
          args.flatMap((key, at): [Value, Value][] => (at % 2 === 0 ? [[key, args[at + 1] ?? null]] : [])),
        );
      if (other instanceof Hash) return other.copy();
      if (keywords) return keywords.copy();
      if (!(other instanceof Arr)) return undefined;
      return Hash.of(
        other.items.map((pair) =>
          pair instanceof Arr ? [pair.items[0] ?? null, pair.items[1] ?? null] : [pair, null],
        ),
      );
    },
  },
  Proc: { new: (_, { block }) => block ?? undefined },
  Regexp: {
    new: (_, { args: [source] }) => (source instanceof Str ? new Pattern(source.clear, "") : undefined),
    escape: (_, { args: [text] }) =>
      text instanceof Str ? Str.of(text.clear.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&")) : undefined,
    union: () => undefined,
    last_match: (_, call) => {
      const match = lastMatch(call);
      return call.args.length === 0 || !(match instanceof Match) ? match : matchMethods["[]"]?.(match, call);
    },
  },
  Enumerator: {
    new: (_, { block, run, call }) => {
      if (!block) return undefined;
      return new Enumerator((through) => run.callProc(block, [yielder(through, run, call)]));
    },
  },
  Struct: { new: struct },
  OpenStruct: {
    new: (self, { args: [given], keywords }) => {
      const object = new Obj(new Module("OpenStruct", self, undefined, true));
      const fields = keywords ?? given;
      if (!(fields instanceof Hash)) return object;
      for (const [key, value] of fields.entries.values()) accessor(object, key instanceof Sym ? key.name : "", value);
      return object;
    },
  },
  Class: {
    new: (_, { args: [above], block, run }) => {
      const module = new Module("#<Class>", run.object, above instanceof Module ? above : undefined, true);
      if (block) run.callProc(block, [module], { self: module });
      return module;
    },
  },
  Module: {
    new: (_, { block, run }) => {
      const module = new Module("#<Module>", run.object, undefined, false);
      if (block) run.callProc(block, [module], { self: module });
      return module;
    },
  },
  Object: { new: (self) => new Obj(self) },
};

/** What the block of an enumerator hands its values to. */
function yielder(through: Proc, run: BuiltIn["run"], call: BuiltIn["call"]): Obj {
  const object = new Obj(new Module("Enumerator::Yielder", run.object, undefined, true));
  const give = new NativeProc(call.scope, (values) => {
    run.callProc(through, values);
    return object;
  });
  for (const name of ["<<", "yield", "call"]) object.of.methods.set(name, { kind: "proc", proc: give });
  return object;
}

function accessor(object: Obj, name: string, value: Value): void {
  object.fields.set(`@${name}`, value);
  object.of.methods.set(name, { kind: "reader", field: `@${name}` });
  object.of.methods.set(`${name}=`, { kind: "writer", field: `@${name}` });
}

/** `Struct.new(:a, :b, keyword_init: true) do ... end`: a class with fields. */
function struct(self: Module, { args, keywords, block, run }: BuiltIn): Value {
  const names = args.flatMap((name) => (name instanceof Sym ? [name.name] : []));
  const made = new Module("Struct", run.object, self, true);
  for (const name of names) {
    made.methods.set(name, { kind: "reader", field: `@${name}` });
    made.methods.set(`${name}=`, { kind: "writer", field: `@${name}` });
  }
  made.fields.set("members", new Arr(names.map((name) => Sym.of(name))));
  made.fields.set("keyword_init", keywords?.option("keyword_init") ?? null);
  if (block) run.callProc(block, [made], { self: made });
  return made;
}

/** `new` of a class that `Struct.new` made, or that inherits from one. */
export function newStruct(of: Module, { args, keywords, run }: BuiltIn): Obj | undefined {
  const members = [...of.ancestors()].map((each) => each.fields.get("members")).find((each) => each instanceof Arr);
  if (!(members instanceof Arr)) return undefined;
  const initialize = of.find("initialize");
  const object = new Obj(of);
  if (initialize) {
    callMethod(run, initialize, object, "initialize", { list: args, keywords }, of);
    return object;
  }
  if (args.length > members.items.length) throw failure("ArgumentError", "wrong-arguments", "struct size differs");
  for (const [index, member] of members.items.entries()) {
    const name = member instanceof Sym ? member.name : "";
    object.fields.set(`@${name}`, (keywords ? keywords.option(name) : args[index]) ?? null);
  }
  return object;
}
