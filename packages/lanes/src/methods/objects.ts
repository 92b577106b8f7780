import { Text } from "@stepauth/text";
import { isErrorClass } from "../evaluate/errors.js";
import { handleClass } from "../library/files.js";
import { versionMethods } from "../library/versions.js";
import { Arr, type Obj, Str, type Value } from "../value/values.js";
import { handleMethods } from "./handles.js";
import type { BuiltIn, Builtins } from "./method.js";
import { structMethods } from "./structs.js";

/** The first of several methods of one name that knows what to do. */
function together(...tables: readonly Builtins<Obj>[]): Builtins<Obj> {
  const names = new Set(tables.flatMap((table) => Object.keys(table)));
  const rows = [...names].map((name) => {
    const methods = tables.flatMap((table) => (Object.hasOwn(table, name) ? [table[name]] : []));
    return [name, (self: Obj, call: BuiltIn) => first(methods.map((method) => () => method?.(self, call)))] as const;
  });
  return Object.fromEntries(rows);
}

function first(answers: readonly (() => Value | undefined)[]): Value | undefined {
  for (const answer of answers) {
    const value = answer();
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Exceptions. */
const errorMethods: Builtins<Obj> = {
  message: onError((self) => self.fields.get("message") ?? null),
  full_message: onError((self) => self.fields.get("message") ?? null),
  to_s: (self) => self.fields.get("message"),
  exception: onError((self) => self),
  backtrace: onError(() => new Arr([])),
  cause: onError((self) => self.fields.get("cause") ?? null),
  name: onError((self) => self.fields.get("name") ?? null),
  detailed_message: () => undefined,
  inspect: onError((self) => {
    const message = self.fields.get("message");
    if (!(message instanceof Str)) return Str.of(self.of.name);
    return new Str(Text.of(`#<${self.of.name}: ${message.clear}>`, { secret: message.text.isSecret }));
  }),
};

const fileMethods: Builtins<Obj> = Object.fromEntries(
  Object.entries(handleMethods).map(([name, method]) => [
    name,
    (self: Obj, call: BuiltIn) => (self.of === handleClass ? method(self, call) : undefined),
  ]),
);

/** Methods of objects that Ruby's own classes make. */
export const objectMethods: Builtins<Obj> = together(fileMethods, structMethods, versionMethods, errorMethods);

function onError(method: (self: Obj) => Value) {
  return (self: Obj, _: BuiltIn): Value | undefined => (isErrorClass(self.of) ? method(self) : undefined);
}
