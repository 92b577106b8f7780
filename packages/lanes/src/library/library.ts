import type { BuiltIn, Builtins } from "../methods/method.js";
import type { Module } from "../value/module.js";
import type { Value } from "../value/values.js";
import { base64 } from "./base64.js";
import { classes } from "./classes.js";
import { env } from "./env.js";
import { dir, file, fileUtils } from "./files.js";
import { json } from "./json.js";
import { processes, randomness, times } from "./machine.js";
import { gemVersions } from "./versions.js";

type Native = (self: Module, call: BuiltIn) => Value | undefined;

const modules: Readonly<Record<string, Builtins<Module>>> = {
  ENV: env,
  File: file,
  IO: file,
  Pathname: {},
  Dir: dir,
  FileUtils: fileUtils,
  JSON: json,
  Base64: base64,
  Gem: {},
  "Gem::Version": gemVersions,
  ...classes,
  ...times,
  ...randomness,
  ...processes,
};

/** Modules of Ruby's library, and what is known of their methods. */
export const library: ReadonlyMap<string, ReadonlyMap<string, Native>> = new Map(
  Object.entries(modules).map(([name, methods]) => [name, new Map(Object.entries(methods))]),
);
