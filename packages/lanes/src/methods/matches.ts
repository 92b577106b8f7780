import type { Match } from "../value/match.js";
import { Arr, Hash, Range, Str, Sym, type Value } from "../value/values.js";
import { arrayMethods } from "./arrays.js";
import { like } from "./like.js";
import type { BuiltIn, Builtins } from "./method.js";

/** `MatchData`. */
export const matchMethods: Builtins<Match> = {
  "[]": (self, call) => {
    const [index] = call.args;
    if (typeof index === "number" && call.args.length === 1) return groupsOf(self).items.at(index) ?? null;
    if (typeof index === "number" || index instanceof Range) return arrayMethods["[]"]?.(groupsOf(self), call);
    return named(self, nameOf(index));
  },
  to_a: groupsOf,
  captures: (self) => new Arr(groupsOf(self).items.slice(1)),
  named_captures: (self) => Hash.of(namesOf(self).map((name) => [Str.of(name), named(self, name)])),
  names: (self) => new Arr(namesOf(self).map(Str.of)),
  deconstruct_keys: (self) => Hash.of(namesOf(self).map((name) => [Sym.of(name), named(self, name)])),
  values_at: (self, { args }) =>
    new Arr(
      args.map((at) => (typeof at === "number" ? (groupsOf(self).items.at(at) ?? null) : named(self, nameOf(at)))),
    ),
  pre_match: ({ subject, found }) => new Str(subject.text.slice(0, found.index)),
  post_match: ({ subject, found }) => new Str(subject.text.slice(found.index + found[0].length)),
  to_s: ({ subject, found }) => like(subject, found[0]),
  begin: ({ found }, { args: [group] }) => (group === 0 ? found.index : undefined),
  end: ({ found }, { args: [group] }) => (group === 0 ? found.index + found[0].length : undefined),
  string: ({ subject }) => subject,
  length: ({ found }) => found.length,
  size: ({ found }) => found.length,
};

function groupsOf({ found, subject }: Match): Arr {
  return new Arr([...found].map((text: string | undefined) => (text === undefined ? null : like(subject, text))));
}

function namesOf({ found }: Match): string[] {
  return Object.keys(found.groups ?? {});
}

function named({ found, subject }: Match, name: string): Value {
  const text = found.groups?.[name];
  return text === undefined ? null : like(subject, text);
}

function nameOf(value: Value | undefined): string {
  return value instanceof Sym ? value.name : value instanceof Str ? value.clear : "";
}

/** What `$~` is after a match. */
export function lastMatch({ call }: BuiltIn): Value {
  return call.scope.find("$~") ?? null;
}
