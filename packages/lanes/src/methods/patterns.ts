import { type Pattern, Str, Sym, type Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";
import { stringMethods } from "./strings.js";

const onText =
  (name: string, none: Value) =>
  (self: Pattern, call: BuiltIn): Value | undefined => {
    const [subject] = call.args;
    if (subject === null) return none;
    const text = subject instanceof Sym ? Str.of(subject.name) : subject;
    return text instanceof Str ? stringMethods[name]?.(text, { ...call, args: [self] }) : undefined;
  };

export const patternMethods: Builtins<Pattern> = {
  "=~": onText("=~", null),
  match: onText("match", null),
  "match?": onText("match?", false),
  "===": onText("match?", false),
  source: (self) => Str.of(self.source),
  "!~": () => undefined,
  to_s: () => undefined,
};
