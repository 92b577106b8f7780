import { type Args, positional } from "../evaluate/args.js";
import type { Call } from "../evaluate/interpreter.js";
import { Module } from "../value/module.js";
import { type Kind, TRUTHY, Unknown } from "../value/unknown.js";
import { identity, type Value } from "../value/values.js";
import { words } from "./method.js";

const kinds = new Map<string, Kind>([
  ...words(
    "to_s strip lstrip rstrip chomp chop downcase upcase capitalize gsub sub tr delete squeeze join inspect",
  ).map((name): [string, Kind] => [name, "text"]),
  ...words("reverse center ljust rjust encode force_encoding b freeze dup clone scrub unicode_normalize").map(
    (name): [string, Kind] => [name, "any"],
  ),
  ...words("to_i to_f length size count bytesize - * / % ** abs round floor ceil hash object_id ord").map(
    (name): [string, Kind] => [name, "number"],
  ),
  ...words("== != < > <= >= === ! !~ eql? equal?").map((name): [string, Kind] => [name, "boolean"]),
  ...words("split lines chars bytes to_a keys values sort sort_by map collect flat_map select filter reject uniq").map(
    (name): [string, Kind] => [name, "array"],
  ),
  ...words("compact flatten scan partition zip each_slice group_by_index tally_by").map((name): [string, Kind] => [
    name,
    "array",
  ]),
  ...words("to_h merge transform_values transform_keys group_by slice except").map((name): [string, Kind] => [
    name,
    "hash",
  ]),
  ["to_sym", "object"],
]);

/** What keeps the kind of what it is called on. */
const KEEPING: ReadonlySet<string> = new Set(
  words(
    "+ reverse freeze dup clone each each_with_index tap b encode force_encoding scrub ljust rjust center sort uniq compact",
  ),
);

/** A call on a value that only the run can tell: what is known of the result all the same. */
export function unknownMethod(self: Unknown, name: string, args: Args, call: Call): Value {
  const { run } = call;
  const list = positional(args).map((value) => run.settled(value));
  const sure = known(self, name, list);
  if (sure !== undefined) return sure;
  if (name === "send" || name === "public_send" || name === "try")
    return self.derived(`send(${list.map(identity).join(",")})`);
  const result = self.derived(`${name}(${list.map(identity).join(",")})`, kindAfter(self, name));
  const { block } = args;
  if (!block) return result;
  if (name === "then" || name === "yield_self") return run.callProc(block, [self]);
  if (name === "tap") run.callProc(block, [self]);
  else run.perhaps(result, () => run.callProc(block, [self.derived("item"), self.derived("other")]));
  return name === "tap" || name.startsWith("each") ? self : result;
}

function kindAfter(self: Unknown, name: string): Kind {
  if (KEEPING.has(name)) return self.kind;
  return kinds.get(name) ?? (name.endsWith("?") ? "boolean" : "any");
}

function known(self: Unknown, name: string, list: readonly Value[]): Value | undefined {
  const [first] = list;
  if (name === "!") return TRUTHY.has(self.kind) ? false : self.not();
  if (name === "nil?" && TRUTHY.has(self.kind)) return false;
  if (name === "to_s" && self.kind === "text") return self;
  if (name === "is_a?" || name === "kind_of?") return isA(self, first ?? null);
  if (name === "==" || name === "eql?") return equals(self, first ?? null);
  if (name !== "!=") return undefined;
  const same = equals(self, first ?? null) ?? self.derived(`==(${identity(first ?? null)})`, "boolean");
  return same instanceof Unknown ? same.not() : same !== true;
}

/** Nothing that is certainly there equals nil, and everything equals itself. */
function equals(self: Unknown, other: Value): Value | undefined {
  if (other instanceof Unknown && other.id === self.id) return true;
  return TRUTHY.has(self.kind) && (other === null || typeof other === "boolean") ? false : undefined;
}

const classes: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  text: ["String", "Comparable", "Object"],
  array: ["Array", "Enumerable", "Object"],
  hash: ["Hash", "Enumerable", "Object"],
};

function isA(self: Unknown, of: Value): Value | undefined {
  const names = classes[self.kind];
  return names && of instanceof Module ? names.includes(of.name) : undefined;
}
