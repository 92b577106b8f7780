import { failure } from "../evaluate/errors.js";
import type { Module } from "../value/module.js";
import { Arr, Hash, identity, type Obj, Str, Sym, type Value } from "../value/values.js";
import { dug } from "./arrays.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";

/** What objects of `Struct.new` classes and of `OpenStruct` can do. */
export const structMethods: Builtins<Obj> = {
  members: ofStruct((self) => new Arr(namesOf(self).map((name) => Sym.of(name)))),
  to_h: ofStruct((self) => fields(self)),
  to_a: ofStruct((self) => new Arr(valuesOf(self))),
  deconstruct: ofStruct((self) => new Arr(valuesOf(self))),
  values: ofStruct((self) => new Arr(valuesOf(self))),
  "[]": ofStruct((self, { args: [name] }) => self.fields.get(fieldOf(self, name)) ?? null),
  "[]=": ofStruct((self, { args: [name, value = null] }) => {
    self.fields.set(fieldOf(self, name), value);
    return value;
  }),
  dig: ofStruct((self, call) => dug(self.fields.get(fieldOf(self, call.args[0])) ?? null, call)),
  each: ofStruct((self, call) => {
    for (const value of valuesOf(self)) yields(call, value);
    return self;
  }),
  each_pair: ofStruct((self, call) => {
    for (const name of namesOf(self)) yields(call, Sym.of(name), self.fields.get(`@${name}`) ?? null);
    return self;
  }),
  "==": ofStruct((self, { args: [other] }) => isSame(self, other)),
  "eql?": ofStruct((self, { args: [other] }) => isSame(self, other)),
};

function ofStruct(method: (self: Obj, call: BuiltIn) => Value | undefined) {
  return (self: Obj, call: BuiltIn): Value | undefined =>
    membersOf(self.of) || self.of.name === "OpenStruct" ? method(self, call) : undefined;
}

/** The names that a class of `Struct.new` was made with. */
export function membersOf(of: Module): string[] | undefined {
  for (const each of of.ancestors()) {
    const members = each.fields.get("members");
    if (members instanceof Arr) return members.items.map((name) => (name instanceof Sym ? name.name : ""));
  }
  return undefined;
}

function namesOf(self: Obj): string[] {
  return membersOf(self.of) ?? [...self.fields.keys()].map((field) => field.slice(1));
}

function valuesOf(self: Obj): Value[] {
  return namesOf(self).map((name) => self.fields.get(`@${name}`) ?? null);
}

function fields(self: Obj): Hash {
  return Hash.of(namesOf(self).map((name) => [Sym.of(name), self.fields.get(`@${name}`) ?? null]));
}

/** Members go by name or by number. */
function fieldOf(self: Obj, name: Value | undefined): string {
  const named = typeof name === "number" ? namesOf(self).at(name) : name instanceof Sym ? name.name : textOf(name);
  const isKnown = self.of.name === "OpenStruct" || (named !== undefined && namesOf(self).includes(named));
  if (!isKnown) throw failure(typeof name === "number" ? "IndexError" : "NameError", "no-member", "no such member");
  return `@${named}`;
}

function textOf(value: Value | undefined): string | undefined {
  return value instanceof Str ? value.clear : undefined;
}

function isSame(self: Obj, other: Value | undefined): boolean {
  if (!(other instanceof Object && "of" in other) || other.of !== self.of) return false;
  return identity(fields(self)) === identity(fields(other as Obj));
}

/** `object.name` and `object.name = value` of an `OpenStruct`, whatever the name. */
export function openField(self: Obj, name: string, { args: [value = null], run }: BuiltIn): Value | undefined {
  if (self.of.name !== "OpenStruct" || !/^[a-z_]\w*=?$/i.test(name)) return undefined;
  if (!name.endsWith("=")) return self.fields.get(`@${name}`) ?? null;
  run.choices.touch();
  self.fields.set(`@${name.slice(0, -1)}`, value);
  return value;
}
