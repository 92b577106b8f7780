import { Text } from "@stepauth/text";
import { inspected } from "../evaluate/texts.js";
import { NativeProc } from "../value/proc.js";
import { Str, Sym, type Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";
import { stringMethods } from "./strings.js";

const viaText =
  (name: string) =>
  (self: Sym, call: BuiltIn): Value | undefined =>
    stringMethods[name]?.(Str.of(self.name), call);

const symbolic =
  (name: string) =>
  (self: Sym, call: BuiltIn): Value | undefined => {
    const text = stringMethods[name]?.(Str.of(self.name), call);
    return text instanceof Str ? Sym.of(text.clear) : text;
  };

export const symbolMethods: Builtins<Sym> = {
  to_s: (self) => Str.of(self.name),
  name: (self) => Str.of(self.name),
  id2name: (self) => Str.of(self.name),
  to_sym: (self) => self,
  to_proc: (self, { run, call }) =>
    new NativeProc(call.scope, ([receiver = null, ...list]) => run.call(receiver, self.name, { list }, call)),
  inspect: (self) => new Str(inspected(self) ?? Text.empty),
  upcase: symbolic("upcase"),
  downcase: symbolic("downcase"),
  capitalize: symbolic("capitalize"),
  ...Object.fromEntries(
    ["length", "size", "empty?", "start_with?", "end_with?", "<=>", "[]", "=~", "match?"].map((name) => [
      name,
      viaText(name),
    ]),
  ),
};
