import { Module } from "../value/module.js";
import { Obj, Str, Sym } from "../value/values.js";
import { Raised } from "./signals.js";

const tree: Readonly<Record<string, string>> = {
  Exception: "",
  ScriptError: "Exception",
  LoadError: "ScriptError",
  NotImplementedError: "ScriptError",
  SyntaxError: "ScriptError",
  SystemExit: "Exception",
  SystemStackError: "Exception",
  SignalException: "Exception",
  Interrupt: "SignalException",
  NoMemoryError: "Exception",
  SecurityError: "Exception",
  StandardError: "Exception",
  ArgumentError: "StandardError",
  UncaughtThrowError: "ArgumentError",
  EncodingError: "StandardError",
  FiberError: "StandardError",
  IOError: "StandardError",
  EOFError: "IOError",
  IndexError: "StandardError",
  KeyError: "IndexError",
  StopIteration: "IndexError",
  LocalJumpError: "StandardError",
  NameError: "StandardError",
  NoMethodError: "NameError",
  NoMatchingPatternError: "StandardError",
  NoMatchingPatternKeyError: "NoMatchingPatternError",
  RangeError: "StandardError",
  FloatDomainError: "RangeError",
  RegexpError: "StandardError",
  RuntimeError: "StandardError",
  FrozenError: "RuntimeError",
  ThreadError: "StandardError",
  TypeError: "StandardError",
  ZeroDivisionError: "StandardError",
  SystemCallError: "StandardError",
  "Errno::ENOENT": "SystemCallError",
  "Errno::EISDIR": "SystemCallError",
  "Errno::EACCES": "SystemCallError",
  "Errno::EEXIST": "SystemCallError",
  "Errno::ECONNREFUSED": "SystemCallError",
  "JSON::ParserError": "StandardError",
  "Timeout::Error": "RuntimeError",
  "FastlaneCore::Interface::FastlaneException": "StandardError",
  "FastlaneCore::Interface::FastlaneError": "FastlaneCore::Interface::FastlaneException",
  "FastlaneCore::Interface::FastlaneCrash": "FastlaneCore::Interface::FastlaneException",
  "FastlaneCore::Interface::FastlaneShellError": "FastlaneCore::Interface::FastlaneException",
  "FastlaneCore::Interface::FastlaneCommonException": "FastlaneCore::Interface::FastlaneException",
};

/** The classes of Ruby's and fastlane's exceptions, by full name. */
export const errorClasses: ReadonlyMap<string, Module> = build();

function build(): ReadonlyMap<string, Module> {
  const made = new Map<string, Module>();
  for (const [name, parent] of Object.entries(tree))
    made.set(name, new Module(name, undefined, made.get(parent), true));
  return made;
}

/** A class by its name; the classes of the program inherit from it. */
export function errorClass(name: string): Module {
  const known = errorClasses.get(name);
  if (!known) throw new Error(`There is no exception class ${name}.`);
  return known;
}

/** Whether objects of a class can be raised. */
export function isErrorClass(module: Module): boolean {
  return module.inherits(errorClass("Exception"));
}

/** An exception to throw. The message is Ruby's, in our own words: it is seen by the program only. */
export function failure(name: string, why: string, message = name): Raised {
  const error = new Obj(errorClass(name));
  error.fields.set("message", Str.of(message));
  return new Raised(error, why);
}

/** What `UI.user_error!` raises, and every check of fastlane's own. */
export function userError(why: string, message = why): Raised {
  return failure("FastlaneCore::Interface::FastlaneError", why, message);
}

/** What `x.name` raises where there is no such method. */
export function noMethod(name: string): Raised {
  const raised = failure("NoMethodError", "no-method", `undefined method '${name}'`);
  raised.error.fields.set("name", Sym.of(name));
  return raised;
}
