import { Arr, Hash, Str } from "../value/values.js";
import type { Builtins } from "./method.js";

export const nilMethods: Builtins<null> = {
  to_s: () => Str.of(""),
  to_a: () => new Arr([]),
  to_h: () => new Hash(),
  to_i: () => 0,
  to_f: () => 0,
  inspect: () => Str.of("nil"),
  "&": () => false,
  "|": (_, { args }) => args[0] !== null && args[0] !== false,
};
