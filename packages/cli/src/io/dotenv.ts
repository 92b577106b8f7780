import { resolve } from "node:path";
import type { DotenvVariable } from "@stepauth/workflow";
import { parse } from "dotenv";
import type { Io } from "./io.js";
import { readNamedText } from "./text.js";

const MAX_BYTES = 1024 * 1024;

/** The variables of a dotenv file, with the line on which each stands. */
export function readDotenv(path: string, io: Io): DotenvVariable[] {
  const text = readNamedText(resolve(io.cwd, path), path, MAX_BYTES);
  const lines = text.split("\n");
  return Object.entries(parse(text)).map(([name, value]) => {
    const line = lines.findLastIndex((candidate) => candidate.replace(/^\s*(?:export\s+)?/, "").startsWith(name)) + 1;
    return { name, value, file: path, ...(line > 0 ? { line } : {}) };
  });
}
