import { errorClasses } from "../evaluate/errors.js";
import { library } from "../library/library.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Str, Sym, type Value } from "../value/values.js";
import { fastlaneModules } from "./objects.js";
import type { LaneRun } from "./run.js";

/** Ruby's own classes and modules that have no methods of their own here. */
const CORE = new Set(
  (
    "Object Module Class Kernel BasicObject String Symbol Integer Float Numeric Array Hash Range Proc Regexp NilClass TrueClass " +
    "FalseClass Comparable Enumerable Method Set Rational Complex IO MatchData Float Enumerator"
  ).split(" "),
);

/** Words before a name that say nothing: everything of fastlane's is also there without them. */
const AROUND = /^(?:::)?(?:Fastlane::)+/;

/** A constant that the program did not set: of fastlane's, of Ruby's, or one that only the run knows. */
export function constantOf(run: LaneRun, name: string, of: Module | undefined): Value | undefined {
  const full = `${of ? `${of.name}::` : ""}${name}`.replace(AROUND, "");
  const shared = /^(?:Actions::)?SharedValues::(\w+)$/.exec(full)?.[1];
  if (shared) return Sym.of(shared);
  if (full === "VERSION" && of) return Str.of(run.input.version.join("."));
  if (full === "FastFile") return run.fastfile;
  const error = errorClasses.get(full) ?? errorClasses.get(`FastlaneCore::Interface::${full}`);
  if (error) return error;
  const isKnown = CORE.has(full) || library.has(full) || fastlaneModules.has(full);
  if (!isKnown) return new Unknown(full, "object", { what: full });
  const made =
    run.modules.get(full) ??
    new Module(full, undefined, undefined, (CLASSES.has(full) || CORE.has(full)) && !MODULES.has(full));
  run.modules.set(full, made);
  return made;
}

const MODULES = new Set(["Kernel", "Comparable", "Enumerable"]);
const CLASSES = new Set([
  "File",
  "Dir",
  "IO",
  "Hash",
  "Array",
  "Struct",
  "OpenStruct",
  "Time",
  "Date",
  "Proc",
  "String",
]);
