import { failure } from "../evaluate/errors.js";
import { asOne, Enumerator } from "../value/enumerator.js";
import { NativeProc } from "../value/proc.js";
import { Arr, Hash, Range, Str, type Value } from "../value/values.js";
import { arrayMethods } from "./arrays.js";
import type { BuiltIn, Builtins } from "./method.js";

/** Methods that go through things, and give an enumerator when they are not given a block. */
const WITHOUT_BLOCK: ReadonlySet<string> = new Set(
  (
    "each each_with_index each_index each_entry each_pair each_key each_value each_char each_line each_byte each_slice each_cons " +
    "each_with_object reverse_each map collect flat_map collect_concat select filter find_all reject filter_map partition group_by " +
    "min_by max_by sort_by sum_by times upto downto take_while drop_while delete_if keep_if map! collect! select! filter! reject! " +
    "transform_values"
  ).split(" "),
);

/** Those that take a value instead of a block: without either they give an enumerator. */
const WITHOUT_ARGUMENTS: ReadonlySet<string> = new Set("find detect find_index index cycle transform_keys".split(" "));

const OF_TEXTS: ReadonlySet<string> = new Set("each_char each_line each_byte upto".split(" "));

/** Whether a call without a block gives an enumerator. */
export function isEnumerating(self: Value, name: string, argumentCount: number): boolean {
  if (self instanceof Str) return OF_TEXTS.has(name);
  const isGoneThrough =
    self instanceof Arr ||
    self instanceof Hash ||
    self instanceof Range ||
    self instanceof Enumerator ||
    typeof self === "number";
  if (!isGoneThrough) return false;
  return WITHOUT_BLOCK.has(name) || (argumentCount === 0 && WITHOUT_ARGUMENTS.has(name));
}

/** Everything that an enumerator goes through. */
function listedBy(self: Enumerator, { call }: BuiltIn): Arr {
  const items: Value[] = [];
  self.each(
    new NativeProc(call.scope, (values) => {
      call.run.step();
      items.push(asOne(values));
      return null;
    }),
  );
  return new Arr(items);
}

const own: Builtins<Enumerator> = {
  each: (self, { block }) => (block ? self.each(block) : self),
  with_index: indexed,
  each_with_index: (self, call) => indexed(self, { ...call, args: [] }),
  with_object: remembering,
  each_with_object: remembering,
  next: (self, call) => {
    const { items } = listedBy(self, call);
    const value = items[self.position];
    if (value === undefined) throw failure("StopIteration", "stop-iteration", "iteration reached an end");
    self.position += 1;
    return value;
  },
  peek: (self, call) => listedBy(self, call).items[self.position],
  rewind: (self) => {
    self.position = 0;
    return self;
  },
  inspect: () => undefined,
  to_s: () => undefined,
};

/** What goes through things one by one does with an enumerator what it does with an array. */
export const enumeratorMethods: Builtins<Enumerator> = {
  ...Object.fromEntries(
    Object.entries(arrayMethods).map(([name, method]) => [
      name,
      (self: Enumerator, call: BuiltIn) => method(listedBy(self, call), call),
    ]),
  ),
  ...own,
};

/** `each.with_index(1)`: the block of the method itself, with a number beside what it is given. */
function indexed(self: Enumerator, { args: [from], block, run, call }: BuiltIn): Value {
  const through = (given: NonNullable<typeof block>) => {
    let index = typeof from === "number" ? from : 0;
    return self.each(
      new NativeProc(call.scope, (values) => {
        index += 1;
        return run.callProc(given, [asOne(values), index - 1]);
      }),
    );
  };
  return block ? through(block) : new Enumerator(through);
}

function remembering(self: Enumerator, { args: [memo = null], block, run, call }: BuiltIn): Value {
  const through = (given: NonNullable<typeof block>) => {
    self.each(new NativeProc(call.scope, (values) => run.callProc(given, [asOne(values), memo])));
    return memo;
  };
  return block ? through(block) : new Enumerator(through);
}
