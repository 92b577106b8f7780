import { Str } from "../value/values.js";
import type { Builtins } from "./method.js";

export const booleanMethods: Builtins<boolean> = {
  to_s: (self) => Str.of(String(self)),
  inspect: (self) => Str.of(String(self)),
  "&": (self, { args, run }) => self && run.truthy(args[0] ?? null),
  "|": (self, { args, run }) => self || run.truthy(args[0] ?? null),
  "^": (self, { args, run }) => self !== run.truthy(args[0] ?? null),
};
