import type { BuiltIn, Builtins } from "../methods/method.js";
import { Module } from "../value/module.js";
import { Arr, Obj, Str, type Value } from "../value/values.js";

const versionClass = new Module("Gem::Version", undefined, undefined, true);

/** `Gem::Version`, of numbers alone: what comes before a release is left to the run. */
export const gemVersions: Builtins<Module> = {
  new: (_, call) => made(call),
  create: (_, call) => made(call),
};

function made({ args: [text] }: BuiltIn): Value | undefined {
  if (!(text instanceof Str) || !/^\s*\d+(?:\.\d+)*\s*$/.test(text.clear)) return undefined;
  const version = new Obj(versionClass);
  version.fields.set("version", new Str(text.text.trim()));
  return version;
}

/** Numbers of a version, without the zeros at its end. */
function numbersOf(value: Value | undefined): number[] | undefined {
  const text = value instanceof Obj && value.of === versionClass ? value.fields.get("version") : value;
  if (!(text instanceof Str) || !/^\d+(?:\.\d+)*$/.test(text.clear)) return undefined;
  return text.clear.split(".").map(Number);
}

function difference(self: Obj, { args: [other] }: BuiltIn): number | undefined {
  const [one, two] = [numbersOf(self), numbersOf(other)];
  if (!one || !two) return undefined;
  for (let at = 0; at < Math.max(one.length, two.length); at += 1) {
    const by = (one[at] ?? 0) - (two[at] ?? 0);
    if (by !== 0) return Math.sign(by);
  }
  return 0;
}

function comparison(holds: (difference: number) => boolean) {
  return ofVersion((self, call) => {
    const by = difference(self, call);
    return by === undefined ? undefined : holds(by);
  });
}

function ofVersion(method: (self: Obj, call: BuiltIn) => Value | undefined) {
  return (self: Obj, call: BuiltIn): Value | undefined => (self.of === versionClass ? method(self, call) : undefined);
}

/** What its objects can do. */
export const versionMethods: Builtins<Obj> = {
  "<=>": ofVersion(difference),
  "<": comparison((by) => by < 0),
  ">": comparison((by) => by > 0),
  "<=": comparison((by) => by <= 0),
  ">=": comparison((by) => by >= 0),
  "==": comparison((by) => by === 0),
  to_s: ofVersion((self) => self.fields.get("version")),
  version: ofVersion((self) => self.fields.get("version")),
  segments: ofVersion((self) => new Arr(numbersOf(self) ?? [])),
};
