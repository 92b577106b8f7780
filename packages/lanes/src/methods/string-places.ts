import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { Match } from "../value/match.js";
import { Arr, Pattern, Range, Str, type Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";
import { regexOf, rememberMatch } from "./regexes.js";

/** Where a part of a text is. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** Methods of texts that go by positions. */
export const stringPlaces: Builtins<Str> = {
  "[]": (self, call) => partAt(self, placeOf(self, call)),
  slice: (self, call) => partAt(self, placeOf(self, call)),
  "[]=": (self, call) => {
    const value = call.args.at(-1);
    const place = placeOf(self, { ...call, args: call.args.slice(0, -1) });
    if (!(value instanceof Str) || place === undefined) return undefined;
    if (place === null) throw failure("IndexError", "index-missing", "index out of string");
    self.text = Text.join([self.text.slice(0, place.from), value.text, self.text.slice(place.to)]);
    return value;
  },
  "slice!": (self, call) => {
    const place = placeOf(self, call);
    const part = partAt(self, place);
    if (place) self.text = Text.join([self.text.slice(0, place.from), self.text.slice(place.to)]);
    return part;
  },
  index: (self, call) => indexOf(self, call),
  rindex: (self, { args: [part, from] }) => {
    if (!(part instanceof Str)) return undefined;
    const at = self.clear.lastIndexOf(part.clear, typeof from === "number" ? from : undefined);
    return at < 0 ? null : at;
  },
  partition: (self, call) => {
    const [by] = call.args;
    if (by instanceof Str) return parted(self, self.clear.indexOf(by.clear), by.clear.length, false);
    const found = by instanceof Pattern ? regexOf(by, self.clear, "")?.exec(self.clear) : undefined;
    return found === undefined ? undefined : parted(self, found?.index ?? -1, found?.[0].length ?? 0, false);
  },
  rpartition: (self, { args: [by] }) =>
    by instanceof Str ? parted(self, self.clear.lastIndexOf(by.clear), by.clear.length, true) : undefined,
};

function partAt(self: Str, place: Place | null | undefined): Value | undefined {
  return place ? new Str(self.text.slice(place.from, place.to)) : place;
}

/** Undefined where only the run can tell, null where it is not there. */
function placeOf(self: Str, { args: [at, length], call }: BuiltIn): Place | null | undefined {
  const size = self.clear.length;
  if (typeof at === "number") return numbered(at, length, size);
  if (at instanceof Str) {
    const from = self.clear.indexOf(at.clear);
    return from < 0 ? null : { from, to: from + at.clear.length };
  }
  if (at instanceof Range) return ranged(at, size);
  const regex = at instanceof Pattern ? regexOf(at, self.clear, "d") : undefined;
  if (!regex) return undefined;
  const match = regex.exec(self.clear);
  rememberMatch(match && new Match(match, self), call.scope);
  const group = length instanceof Str ? match?.indices?.groups?.[length.clear] : match?.indices?.[numberOr(length, 0)];
  return group ? { from: group[0], to: group[1] } : null;
}

function numberOr(value: Value | undefined, none: number): number {
  return typeof value === "number" ? value : none;
}

function numbered(at: number, length: Value | undefined, size: number): Place | null {
  const from = at < 0 ? size + at : at;
  if (from < 0 || from > size || (length === undefined && from >= size)) return null;
  const count = numberOr(length, 1);
  return count < 0 ? null : { from, to: Math.min(size, from + count) };
}

function ranged({ from, to, excludesEnd }: Range, size: number): Place | null {
  const bound = (value: Value, none: number) => (typeof value === "number" ? (value < 0 ? size + value : value) : none);
  const [first, last] = [bound(from, 0), bound(to, size - 1)];
  if (first < 0 || first > size) return null;
  const end = to === null ? size : excludesEnd ? last : last + 1;
  return { from: first, to: Math.max(first, Math.min(size, end)) };
}

function indexOf(self: Str, { args: [part, from], call }: BuiltIn): Value | undefined {
  const start = numberOr(from, 0);
  if (start < 0) return undefined;
  if (part instanceof Str) {
    const at = self.clear.indexOf(part.clear, start);
    return at < 0 ? null : at;
  }
  const regex = part instanceof Pattern ? regexOf(part, self.clear, "g") : undefined;
  if (!regex) return undefined;
  regex.lastIndex = start;
  const match = regex.exec(self.clear);
  rememberMatch(match && new Match(match, self), call.scope);
  return match?.index ?? null;
}

/** The three parts; the whole text is the first one, or the last one, where there is nothing to cut at. */
function parted(self: Str, at: number, length: number, isFromEnd: boolean): Value {
  const none = [new Str(self.text), Str.of(""), Str.of("")];
  if (at < 0) return new Arr(isFromEnd ? none.reverse() : none);
  return new Arr([
    new Str(self.text.slice(0, at)),
    new Str(self.text.slice(at, at + length)),
    new Str(self.text.slice(at + length)),
  ]);
}
