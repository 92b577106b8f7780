import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { inspected } from "../evaluate/texts.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Pattern, Range, Str, Sym, type Value } from "../value/values.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";
import { regexOf, rememberMatch } from "./regexes.js";
import { textTables } from "./translate.js";

type Change = (self: Str, call: BuiltIn) => Str | undefined;

/** Methods that give another text; each has a twin with an exclamation mark that changes the text in place. */
const changes: Readonly<Record<string, Change>> = {
  strip: (self) => new Str(stripped(self.text, true, true)),
  lstrip: (self) => new Str(stripped(self.text, true, false)),
  rstrip: (self) => new Str(stripped(self.text, false, true)),
  chomp: (self, { args }) => new Str(chomped(self.text, args[0])),
  chop: (self) => new Str(self.text.slice(0, Math.max(0, self.clear.length - 1))),
  upcase: (self) => like(self, self.clear.toUpperCase()),
  downcase: (self) => like(self, self.clear.toLowerCase()),
  capitalize: (self) => like(self, self.clear.slice(0, 1).toUpperCase() + self.clear.slice(1).toLowerCase()),
  swapcase: (self) =>
    like(self, [...self.clear].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("")),
  reverse: (self) => like(self, [...self.clear].reverse().join("")),
  squeeze: (self, { args }) => (args.length === 0 ? like(self, self.clear.replace(/(.)\1+/gsu, "$1")) : undefined),
  gsub: (self, call) => substituted(self, call, true),
  sub: (self, call) => substituted(self, call, false),
  tr: (self, { args: [from, to] }) =>
    from instanceof Str && to instanceof Str ? like(self, textTables.tr(self.clear, from.clear, to.clear)) : undefined,
  delete: (self, { args: [what] }) =>
    what instanceof Str ? like(self, textTables.delete(self.clear, what.clear)) : undefined,
  succ: () => undefined,
  next: () => undefined,
  scrub: (self) => self,
  unicode_normalize: (self) => like(self, self.clear.normalize()),
  encode: (self) => self,
};

/** Ruby's methods of texts. */
export const stringMethods: Builtins<Str> = {
  ...changes,
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [`${name}!`, inPlace(change)])),
  to_s: (self) => self,
  to_str: (self) => self,
  itself: (self) => self,
  b: (self) => self,
  force_encoding: (self) => self,
  "+@": (self) => self,
  "-@": (self) => self,
  dup: (self) => new Str(self.text),
  clone: (self) => new Str(self.text),
  to_sym: (self) => Sym.of(self.clear),
  intern: (self) => Sym.of(self.clear),
  to_i: (self, { args: [base] }) => integer(self.clear, typeof base === "number" ? base : 10),
  to_f: () => undefined,
  inspect: (self) => new Str(inspected(self) ?? Text.empty),
  dump: (self) => new Str(inspected(self) ?? Text.empty),
  length: (self) => [...self.clear].length,
  size: (self) => [...self.clear].length,
  bytesize: (self) => new TextEncoder().encode(self.clear).length,
  "empty?": (self) => self.text.isEmpty,
  "start_with?": (self, call) => anyOf(call, (item) => starts(self, item)),
  "end_with?": (self, call) =>
    anyOf(call, (item) => (item instanceof Str ? self.clear.endsWith(item.clear) : undefined)),
  "include?": (self, { args: [part] }) => (part instanceof Str ? self.clear.includes(part.clear) : notText(part)),
  "ascii_only?": (self) => [...self.clear].every((character) => character.charCodeAt(0) < 128),
  "valid_encoding?": () => true,
  "frozen?": () => false,
  delete_prefix: (self, { args: [part] }) =>
    part instanceof Str
      ? new Str(self.clear.startsWith(part.clear) ? self.text.slice(part.clear.length) : self.text)
      : undefined,
  delete_suffix: (self, { args: [part] }) =>
    part instanceof Str && !part.text.isEmpty && self.clear.endsWith(part.clear)
      ? new Str(self.text.slice(0, -part.clear.length))
      : part instanceof Str
        ? new Str(self.text)
        : undefined,
  "+": (self, { args: [other] }) =>
    other instanceof Str ? new Str(Text.join([self.text, other.text])) : plus(self, other),
  "*": (self, { args: [times] }) =>
    typeof times === "number" && times >= 0 && times * self.clear.length < 100_000
      ? new Str(Text.join(Array.from({ length: times }, () => self.text)))
      : undefined,
  "%": (self, call) => formatted(self, call.args[0] instanceof Arr ? call.args[0].items : call.args, call),
  "<<": appended,
  concat: appended,
  prepend: (self, { args: [other] }) => {
    if (!(other instanceof Str)) return undefined;
    self.text = Text.join([other.text, self.text]);
    return self;
  },
  replace: (self, { args: [other] }) => {
    if (!(other instanceof Str)) return undefined;
    self.text = other.text;
    return self;
  },
  clear: (self) => {
    self.text = Text.empty;
    return self;
  },
  insert: (self, { args: [at, other] }) => {
    if (typeof at !== "number" || !(other instanceof Str)) return undefined;
    const index = at < 0 ? self.clear.length + at + 1 : at;
    self.text = Text.join([self.text.slice(0, index), other.text, self.text.slice(index)]);
    return self;
  },
  "[]": sliced,
  slice: sliced,
  chars: (self) => new Arr([...self.clear].map((character) => like(self, character))),
  lines: (self) => new Arr((self.clear.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => like(self, line))),
  each_line: (self, call) => {
    for (const line of self.clear.match(/[^\n]*\n|[^\n]+$/g) ?? []) yields(call, like(self, line));
    return self;
  },
  each_char: (self, call) => {
    if (!call.block) return new Arr([...self.clear].map((character) => like(self, character)));
    for (const character of self.clear) yields(call, like(self, character));
    return self;
  },
  split: (self, { args: [by, limit] }) => split(self, by, limit),
  partition: (self, { args: [by] }) => parted(self, by, self.clear.indexOf(by instanceof Str ? by.clear : "\0")),
  rpartition: (self, { args: [by] }) => {
    const at = by instanceof Str ? self.clear.lastIndexOf(by.clear) : -1;
    return at < 0 && by instanceof Str ? new Arr([Str.of(""), Str.of(""), self]) : parted(self, by, at);
  },
  index: (self, { args: [part] }) => {
    if (!(part instanceof Str)) return undefined;
    const at = self.clear.indexOf(part.clear);
    return at < 0 ? null : at;
  },
  count: (self, { args: [what] }) =>
    what instanceof Str ? self.clear.length - textTables.delete(self.clear, what.clear).length : undefined,
  scan: (self, { args: [by] }) => {
    const regex = by instanceof Pattern ? regexOf(by, self.clear, "g") : undefined;
    if (!regex) return undefined;
    const found = [...self.clear.matchAll(regex)].map(([all, ...groups]) =>
      groups.length === 0
        ? like(self, all)
        : new Arr(groups.map((group) => (group === undefined ? null : like(self, group)))),
    );
    return new Arr(found);
  },
  "=~": (self, { args: [by], call }) => matched(self, by, call.scope, (match) => match?.index ?? null),
  "match?": (self, { args: [by] }) => matched(self, by, undefined, (match) => match !== null),
  match: (self, { args: [by], call }) =>
    matched(self, by, call.scope, (match) => (match ? matchData(self, match) : null)),
  "<=>": (self, { args: [other] }) => (other instanceof Str ? compare(self.clear, other.clear) : null),
  "<": (self, { args: [other] }) => (other instanceof Str ? self.clear < other.clear : undefined),
  ">": (self, { args: [other] }) => (other instanceof Str ? self.clear > other.clear : undefined),
  "casecmp?": (self, { args: [other] }) =>
    other instanceof Str ? self.clear.toLowerCase() === other.clear.toLowerCase() : null,
  casecmp: (self, { args: [other] }) =>
    other instanceof Str ? compare(self.clear.toLowerCase(), other.clear.toLowerCase()) : null,
  ljust: (self, { args: [width, pad] }) => padded(self, width, pad, "padEnd"),
  rjust: (self, { args: [width, pad] }) => padded(self, width, pad, "padStart"),
  center: (self, { args: [width, pad] }) => {
    if (typeof width !== "number" || width > 10_000) return undefined;
    const before = Math.floor(Math.max(0, width - self.clear.length) / 2) + self.clear.length;
    const filling = pad instanceof Str ? pad.clear : " ";
    return like(self, self.clear.padStart(before, filling).padEnd(width, filling));
  },
  hex: (self) => integer(self.clear.replace(/^0x/i, ""), 16),
  ord: (self) => self.clear.codePointAt(0) ?? null,
  unpack1: (self, { args: [how] }) => unpacked(self, how),
  unpack: (self, { args: [how] }) => {
    const first = unpacked(self, how);
    return first === undefined ? undefined : new Arr([first]);
  },
};

/** A text made from another: as secret as that is. */
export function like(self: Str, text: string): Str {
  return new Str(Text.of(text, { secret: self.text.isSecret }));
}

function inPlace(change: Change) {
  return (self: Str, call: BuiltIn): Value | undefined => {
    const changed = change(self, call);
    if (!changed) {
      self.text = Text.empty;
      return undefined;
    }
    const isSame = changed.clear === self.clear;
    self.text = changed.text;
    return isSame ? null : self;
  };
}

export function stripped(text: Text, start: boolean, end: boolean): Text {
  const clear = text.reveal();
  const from = start ? leadingEnd(clear) : 0;
  const to = end ? trailingStart(clear) : clear.length;
  return text.slice(from, Math.max(from, to));
}

/** What Ruby takes for white space at the ends of a text. */
const BLANKS = "\t\n\v\f\r \0";

function leadingEnd(clear: string): number {
  let at = 0;
  while (at < clear.length && BLANKS.includes(clear[at] ?? "x")) at += 1;
  return at;
}

function trailingStart(clear: string): number {
  let at = clear.length;
  while (at > 0 && BLANKS.includes(clear[at - 1] ?? "x")) at -= 1;
  return at;
}

function chomped(text: Text, suffix: Value | undefined): Text {
  const clear = text.reveal();
  if (suffix instanceof Str) {
    return clear.endsWith(suffix.clear) ? text.slice(0, clear.length - suffix.clear.length) : text;
  }
  const end = /\r?\n$|\r$/.exec(clear)?.index;
  return end === undefined ? text : text.slice(0, end);
}

function substituted(self: Str, call: BuiltIn, isGlobal: boolean): Str | undefined {
  const [by, replacement] = call.args;
  const regex = by instanceof Pattern ? regexOf(by, self.clear, isGlobal ? "g" : "") : literal(by, isGlobal);
  if (!regex) return undefined;
  let isKnown = true;
  let isSecret = self.text.isSecret;
  const result = self.clear.replace(regex, (match, ...rest) => {
    const groups = rest.slice(
      0,
      rest.findIndex((each) => typeof each === "number"),
    );
    const value = replaced(match, groups, replacement, by instanceof Pattern, call);
    const text = value === undefined ? undefined : call.run.textOf(value);
    if (!text) isKnown = false;
    isSecret ||= text?.isSecret ?? false;
    return text?.reveal() ?? "";
  });
  return isKnown ? new Str(Text.of(result, { secret: isSecret })) : undefined;
}

function literal(by: Value | undefined, isGlobal: boolean): RegExp | undefined {
  return by instanceof Str
    ? new RegExp(by.clear.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), isGlobal ? "g" : "")
    : undefined;
}

function replaced(
  match: string,
  groups: readonly (string | undefined)[],
  replacement: Value | undefined,
  isPattern: boolean,
  call: BuiltIn,
): Value | undefined {
  if (replacement === undefined) return call.block ? yields(call, Str.of(match)) : undefined;
  if (replacement instanceof Hash) return replacement.get(Str.of(match)) ?? null;
  if (!(replacement instanceof Str)) return undefined;
  // In a replacement, a backslash and a digit is a group, two backslashes are one.
  const text = replacement.clear.replace(/\\(\\|\d)/g, (_, mark: string) => {
    if (mark === "\\") return "\\";
    return mark === "0" ? match : isPattern ? (groups[Number(mark) - 1] ?? "") : "";
  });
  return new Str(Text.of(text, { secret: replacement.text.isSecret }));
}

function starts(self: Str, item: Value): boolean | undefined {
  if (item instanceof Str) return self.clear.startsWith(item.clear);
  const regex = item instanceof Pattern ? regexOf(item, self.clear, "y") : undefined;
  return regex?.test(self.clear);
}

function anyOf({ args }: BuiltIn, test: (item: Value) => boolean | undefined): boolean | undefined {
  let all: boolean | undefined = false;
  for (const item of args) {
    const is = test(item);
    if (is) return true;
    if (is === undefined) all = undefined;
  }
  return all;
}

function notText(part: Value | undefined): undefined {
  if (part instanceof Unknown) return undefined;
  throw failure("TypeError", "type-error", "no implicit conversion into String");
}

function plus(self: Str, other: Value | undefined): Value | undefined {
  if (other instanceof Unknown) return other.derived(`${self.clear}+`, "text");
  throw failure("TypeError", "type-error", "no implicit conversion into String");
}

function appended(self: Str, { args: [other], run }: BuiltIn): Value | undefined {
  const text = typeof other === "number" ? undefined : run.textOf(other ?? null);
  if (other instanceof Str && text) {
    self.text = Text.join([self.text, text]);
    return self;
  }
  return other instanceof Unknown ? other.derived(`<<`, "text") : undefined;
}

function sliced(self: Str, { args: [at, length] }: BuiltIn): Value | undefined {
  const size = self.clear.length;
  if (typeof at === "number") {
    const from = at < 0 ? size + at : at;
    if (from < 0 || from > size || (length === undefined && from >= size)) return null;
    const count = typeof length === "number" ? length : 1;
    return count < 0 ? null : new Str(self.text.slice(from, from + count));
  }
  if (at instanceof Str) return self.clear.includes(at.clear) ? new Str(at.text) : null;
  if (at instanceof Range) {
    const bound = (value: Value, none: number) =>
      typeof value === "number" ? (value < 0 ? size + value : value) : none;
    const [from, to] = [bound(at.from, 0), bound(at.to, size - 1)];
    if (from < 0 || from > size) return null;
    const end = at.to === null ? size : at.excludesEnd ? to : to + 1;
    return new Str(self.text.slice(from, Math.max(from, end)));
  }
  const regex = at instanceof Pattern ? regexOf(at, self.clear, "") : undefined;
  if (!regex) return undefined;
  const match = regex.exec(self.clear);
  if (!match) return null;
  const group =
    typeof length === "number" ? match[length] : length instanceof Str ? match.groups?.[length.clear] : match[0];
  return group === undefined ? null : like(self, group);
}

function split(self: Str, by: Value | undefined, limit: Value | undefined): Value | undefined {
  const text = self.clear;
  const most = typeof limit === "number" ? limit : 0;
  const isBlank = by === undefined || by === null || (by instanceof Str && by.clear === " ");
  if (isBlank) {
    if (most > 0) return undefined;
    return new Arr(
      text
        .split(/[\t\n\v\f\r ]+/)
        .filter((part) => part !== "")
        .map((part) => like(self, part)),
    );
  }
  const separator = by instanceof Str ? by.clear : by instanceof Pattern ? regexOf(by, text, "") : undefined;
  if (separator === undefined) return undefined;
  let parts = text.split(separator).map((part) => part ?? "");
  if (most > 0 && parts.length > most) {
    if (typeof separator !== "string") return undefined;
    parts = [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
  }
  if (most === 0) while (parts.at(-1) === "") parts.pop();
  return new Arr(parts.map((part) => like(self, part)));
}

function parted(self: Str, by: Value | undefined, at: number): Value | undefined {
  if (!(by instanceof Str)) return undefined;
  if (at < 0) return new Arr([self, Str.of(""), Str.of("")]);
  return new Arr([new Str(self.text.slice(0, at)), new Str(by.text), new Str(self.text.slice(at + by.clear.length))]);
}

function matched(
  self: Str,
  by: Value | undefined,
  scope: BuiltIn["call"]["scope"] | undefined,
  result: (match: RegExpExecArray | null) => Value,
): Value | undefined {
  const pattern = by instanceof Str ? new Pattern(by.clear, "") : by;
  const regex = pattern instanceof Pattern ? regexOf(pattern, self.clear, "") : undefined;
  if (!regex) return undefined;
  const match = regex.exec(self.clear);
  if (scope) rememberMatch(match, self, scope);
  return result(match);
}

/** A match, as the hash of its groups: `m[1]`, `m[:name]`, `m["name"]`. */
function matchData(self: Str, match: RegExpExecArray): Hash {
  const data = new Hash();
  const item = (text: string | undefined) => (text === undefined ? null : like(self, text));
  for (const [index, text] of match.entries()) data.set(index, item(text));
  for (const [name, text] of Object.entries(match.groups ?? {})) {
    data.set(Str.of(name), item(text));
    data.set(Sym.of(name), item(text));
  }
  return data;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function padded(
  self: Str,
  width: Value | undefined,
  pad: Value | undefined,
  how: "padStart" | "padEnd",
): Value | undefined {
  if (typeof width !== "number" || width > 10_000) return undefined;
  return like(self, self.clear[how](width, pad instanceof Str ? pad.clear : " "));
}

function integer(text: string, base: number): number | undefined {
  const digits = /^\s*([+-]?[0-9a-z_]+)/i.exec(text)?.[1]?.replaceAll("_", "") ?? "0";
  const value = Number.parseInt(digits, base);
  if (Number.isNaN(value)) return 0;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** `format`: the few directives that Fastfiles use. */
export function formatted(self: Str, values: readonly Value[], { run }: BuiltIn): Value | undefined {
  const queue = [...values];
  let isKnown = true;
  let isSecret = self.text.isSecret;
  const text = self.clear.replace(
    /%(?:([-0]*)((?:[1-9]\d*)?)([sdi%])|[<{](\w+)[>}]s?|.)/g,
    (all, flags, width, kind, name) => {
      if (kind === "%") return "%";
      const [hash] = values;
      const value = name && hash instanceof Hash ? hash.option(name) : kind ? queue.shift() : undefined;
      const part = value === undefined ? undefined : run.textOf(value);
      if (!part) isKnown = false;
      isSecret ||= part?.isSecret ?? false;
      const clear = part?.reveal() ?? all;
      const size = Math.min(Number(width) || 0, 1000);
      return flags?.includes("-") ? clear.padEnd(size) : clear.padStart(size, flags?.includes("0") ? "0" : " ");
    },
  );
  return isKnown ? new Str(Text.of(text, { secret: isSecret })) : undefined;
}

function unpacked(self: Str, how: Value | undefined): Value | undefined {
  if (!(how instanceof Str) || !/^m0?$/.test(how.clear)) return undefined;
  return like(self, decodedBase64(self.clear));
}

/** Base64, as `decode64` takes it: what is not of its alphabet is left out. */
export function decodedBase64(text: string): string {
  const [digits = ""] = text.replace(/[^A-Za-z0-9+/=]/g, "").split("=");
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
