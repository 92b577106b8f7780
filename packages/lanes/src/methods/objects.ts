import { Text } from "@stepauth/text";
import { isErrorClass } from "../evaluate/errors.js";
import { handleClass } from "../library/files.js";
import { Arr, type Obj, Str, type Value } from "../value/values.js";
import { handleMethods } from "./handles.js";
import type { BuiltIn, Builtins } from "./method.js";

/** Exceptions, and objects with fields of their own (`Struct`, `OpenStruct`). */
export const objectMethods: Builtins<Obj> = {
  message: onError((self) => self.fields.get("message") ?? null),
  full_message: onError((self) => self.fields.get("message") ?? null),
  to_s: (self) => self.fields.get("message"),
  exception: onError((self) => self),
  backtrace: onError(() => new Arr([])),
  cause: onError((self) => self.fields.get("cause") ?? null),
  name: onError((self) => self.fields.get("name") ?? null),
  detailed_message: () => undefined,
  ...Object.fromEntries(
    Object.entries(handleMethods).map(([name, method]) => [
      name,
      (self: Obj, call: BuiltIn) => (self.of === handleClass ? method(self, call) : undefined),
    ]),
  ),
  inspect: onError((self) => {
    const message = self.fields.get("message");
    if (!(message instanceof Str)) return Str.of(self.of.name);
    return new Str(Text.of(`#<${self.of.name}: ${message.clear}>`, { secret: message.text.isSecret }));
  }),
};

function onError(method: (self: Obj) => Value) {
  return (self: Obj, _: BuiltIn): Value | undefined => (isErrorClass(self.of) ? method(self) : undefined);
}
