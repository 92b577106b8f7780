import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { inspected } from "../evaluate/texts.js";
import { Decimal } from "../value/decimal.js";
import { Match } from "../value/match.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Hash, Pattern, Str, Sym, type Value } from "../value/values.js";
import { decodedBase64 } from "./base64.js";
import { order } from "./compare.js";
import { formatted } from "./format.js";
import { like, stripped } from "./like.js";
import { type BuiltIn, type Builtins, yields } from "./method.js";
import { regexOf, rememberMatch } from "./regexes.js";
import { stringPlaces } from "./string-places.js";
import { successor, textsBetween } from "./succ.js";
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
  squeeze: (self, { args: [what] }) => {
    const isMeant = (character: string) => !(what instanceof Str) || textTables.delete(character, what.clear) === "";
    const characters = [...self.clear];
    return like(self, characters.filter((each, at) => each !== characters[at - 1] || !isMeant(each)).join(""));
  },
  gsub: (self, call) => substituted(self, call, true),
  sub: (self, call) => substituted(self, call, false),
  tr: (self, { args: [from, to] }) =>
    from instanceof Str && to instanceof Str ? like(self, textTables.tr(self.clear, from.clear, to.clear)) : undefined,
  delete: (self, { args: [what] }) =>
    what instanceof Str ? like(self, textTables.delete(self.clear, what.clear)) : undefined,
  succ: (self) => successorOf(self),
  next: (self) => successorOf(self),
  scrub: (self) => self,
  unicode_normalize: (self) => like(self, self.clear.normalize()),
  encode: (self) => self,
};

/** Ruby's methods of texts. */
export const stringMethods: Builtins<Str> = {
  ...changes,
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [`${name}!`, inPlace(change)])),
  ...stringPlaces,
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
  to_f: (self) => new Decimal(Number(/^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/i.exec(self.clear)?.[0] ?? 0)),
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
  chars: (self) => new Arr([...self.clear].map((character) => like(self, character))),
  lines: (self, { keywords }) => {
    const lines = self.clear.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const isChomped = keywords?.option("chomp") === true;
    return new Arr(lines.map((line) => like(self, isChomped ? line.replace(/\r?\n$/, "") : line)));
  },
  upto: (self, call) => {
    const [to, isExclusive] = call.args;
    if (!(to instanceof Str) || !call.block) return undefined;
    for (const each of textsBetween(self.clear, to.clear, isExclusive === true)) yields(call, like(self, each));
    return self;
  },
  bytes: (self) => new Arr([...new TextEncoder().encode(self.clear)]),
  codepoints: (self) => new Arr([...self.clear].map((character) => character.codePointAt(0) ?? 0)),
  each_line: (self, call) => {
    for (const line of self.clear.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      yields(call, like(self, call.keywords?.option("chomp") === true ? line.replace(/\r?\n$/, "") : line));
    }
    return self;
  },
  each_char: (self, call) => {
    for (const character of self.clear) yields(call, like(self, character));
    return self;
  },
  split: (self, { args: [by, limit] }) => split(self, by, limit),
  count: (self, { args: [what] }) =>
    what instanceof Str ? self.clear.length - textTables.delete(self.clear, what.clear).length : undefined,
  scan: scanned,
  "=~": (self, { args: [by], call }) => matched(self, by, call.scope, (match) => match?.index ?? null),
  "match?": (self, { args: [by] }) => matched(self, by, undefined, (match) => match !== null),
  match: (self, { args: [by], call }) =>
    matched(self, by, call.scope, (match) => (match ? new Match(match, self) : null)),
  "<=>": (self, { args: [other] }) => (other instanceof Str ? order(self.clear, other.clear) : null),
  "<": comparison((difference) => difference < 0),
  ">": comparison((difference) => difference > 0),
  "<=": comparison((difference) => difference <= 0),
  ">=": comparison((difference) => difference >= 0),
  "casecmp?": (self, { args: [other] }) =>
    other instanceof Str ? self.clear.toLowerCase() === other.clear.toLowerCase() : null,
  casecmp: (self, { args: [other] }) =>
    other instanceof Str ? order(self.clear.toLowerCase(), other.clear.toLowerCase()) : null,
  ljust: (self, { args: [width, pad] }) => padded(self, width, pad, "padEnd"),
  rjust: (self, { args: [width, pad] }) => padded(self, width, pad, "padStart"),
  center: (self, { args: [width, pad] }) => {
    if (typeof width !== "number" || width > 10_000) return undefined;
    const before = Math.floor(Math.max(0, width - self.clear.length) / 2) + self.clear.length;
    const filling = pad instanceof Str ? pad.clear : " ";
    return like(self, self.clear.padStart(before, filling).padEnd(width, filling));
  },
  hex: (self) => integer(self.clear.replace(/^0x/i, ""), 16),
  oct: (self) => integer(self.clear.replace(/^0o?/i, ""), 8),
  encoding: () => undefined,
  to_c: () => undefined,
  ord: (self) => self.clear.codePointAt(0) ?? null,
  unpack1: (self, { args: [how] }) => unpacked(self, how),
  unpack: (self, { args: [how] }) => {
    const first = unpacked(self, how);
    return first === undefined ? undefined : new Arr([first]);
  },
};

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
  const regex = by instanceof Pattern ? regexOf(by, self.clear, "g") : literal(by);
  if (!regex) return undefined;
  const parts: Text[] = [];
  let end = 0;
  for (const match of [...self.clear.matchAll(regex)].slice(0, isGlobal ? undefined : 1)) {
    // A block sees what was found in `$~`, `$1` and their like.
    rememberMatch(new Match(match, self), call.call.scope);
    const value = replaced(self, match, replacement, by instanceof Pattern, call);
    const text = value === undefined ? undefined : call.run.textOf(value);
    if (!text) return undefined;
    parts.push(self.text.slice(end, match.index), text);
    end = match.index + match[0].length;
  }
  const result = Text.join([...parts, self.text.slice(end)]);
  return new Str(Text.of(result.reveal(), { secret: result.isSecret }));
}

function literal(by: Value | undefined): RegExp | undefined {
  return by instanceof Str ? new RegExp(by.clear.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "g") : undefined;
}

function replaced(
  self: Str,
  match: RegExpExecArray,
  replacement: Value | undefined,
  isPattern: boolean,
  call: BuiltIn,
): Value | undefined {
  const found = like(self, match[0]);
  const hash = replacement ?? call.keywords;
  if (hash === undefined) return call.block ? yields(call, found) : undefined;
  if (hash instanceof Hash) return hash.get(found) ?? null;
  if (!(hash instanceof Str)) return undefined;
  // In a replacement, a backslash and a digit is a group, two backslashes are one.
  const text = hash.clear.replace(/\\(\\|\d|&|k<(\w+)>)/g, (_, mark: string, name: string | undefined) => {
    if (mark === "\\") return "\\";
    if (mark === "0" || mark === "&") return match[0];
    if (!isPattern) return "";
    return (name === undefined ? match[Number(mark)] : match.groups?.[name]) ?? "";
  });
  return new Str(Text.of(text, { secret: hash.text.isSecret || self.text.isSecret }));
}

function successorOf(self: Str): Str | undefined {
  const text = successor(self.clear);
  return text === undefined ? undefined : like(self, text);
}

function comparison(holds: (difference: number) => boolean) {
  return (self: Str, { args: [other] }: BuiltIn): Value | undefined => {
    if (other instanceof Str) return holds(order(self.clear, other.clear));
    if (other instanceof Unknown) return undefined;
    throw failure("ArgumentError", "type-error", "comparison of String failed");
  };
}

/** `scan`: all that is found, or its groups; each is given to the block. */
function scanned(self: Str, call: BuiltIn): Value | undefined {
  const [by] = call.args;
  const regex = by instanceof Pattern ? regexOf(by, self.clear, "g") : literal(by);
  if (!regex) return undefined;
  const found: Value[] = [];
  for (const match of self.clear.matchAll(regex)) {
    const [all, ...groups] = match;
    const item = (text: string | undefined) => (text === undefined ? null : like(self, text));
    const value = groups.length === 0 ? like(self, all) : new Arr(groups.map(item));
    found.push(value);
    rememberMatch(new Match(match, self), call.call.scope);
    if (call.block) yields(call, value);
  }
  return call.block ? self : new Arr(found);
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

function split(self: Str, by: Value | undefined, limit: Value | undefined): Value | undefined {
  const text = self.clear;
  const most = typeof limit === "number" ? limit : 0;
  const isBlank = by === undefined || by === null || (by instanceof Str && by.clear === " ");
  if (isBlank) {
    return new Arr(wordsOf(text, most).map((part) => like(self, part)));
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

/** Words between white space; of the last one, all that is left where there may only be so many. */
function wordsOf(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text.replace(/^[\t\n\v\f\r \0]+/, "");
  while (rest !== "" && (most <= 0 || found.length < most - 1)) {
    const [word = ""] = /^[^\t\n\v\f\r ]+/.exec(rest) ?? [];
    found.push(word);
    rest = rest.slice(word.length).replace(/^[\t\n\v\f\r ]+/, "");
    if (word === "") break;
  }
  return rest === "" ? found : [...found, rest];
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
  if (scope) rememberMatch(match && new Match(match, self), scope);
  return result(match);
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

function unpacked(self: Str, how: Value | undefined): Value | undefined {
  if (!(how instanceof Str) || !/^m0?$/.test(how.clear)) return undefined;
  return like(self, decodedBase64(self.clear));
}
