import { parametersOf } from "../evaluate/parameters.js";
import { NativeProc, Proc } from "../value/proc.js";
import type { Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";

const call = (self: Proc, { args, keywords, block, run }: BuiltIn): Value =>
  run.callProc(self, args, { keywords, block });

export const procMethods: Builtins<Proc> = {
  call,
  "()": call,
  yield: call,
  "[]": call,
  "===": call,
  to_proc: (self) => self,
  "lambda?": (self) => self.isLambda,
  arity: (self) => parametersOf(self.parameters)?.requireds.length ?? 0,
  curry: (self, { args: [count], run, call: at }) => {
    const arity = typeof count === "number" ? count : (parametersOf(self.parameters)?.requireds.length ?? 0);
    const gathering = (before: readonly Value[]): Proc =>
      new NativeProc(at.scope, (list) => {
        const all = [...before, ...list];
        return all.length >= arity ? run.callProc(self, all) : gathering(all);
      });
    return gathering([]);
  },
  ">>": (self, { args: [next], run, call: at }) =>
    next instanceof Proc
      ? new NativeProc(at.scope, (list) => run.callProc(next, [run.callProc(self, list)]))
      : undefined,
  "<<": (self, { args: [first], run, call: at }) =>
    first instanceof Proc
      ? new NativeProc(at.scope, (list) => run.callProc(self, [run.callProc(first, list)]))
      : undefined,
};
