import { resolve } from "node:path";
import type { Finding } from "@stepauth/preview";
import { parse } from "dotenv";
import { MAX_DOTENV_BYTES } from "./dotenv.js";
import { statements } from "./dotenv-statements.js";
import type { Io } from "./io.js";
import { readNamedText } from "./text.js";

// A value up to a `#`.
const CUT = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*[=:]([^#\r\n]*)#(.)/;
const QUOTED = /^[ \t]*["'`]/;

/** The variables of a dotenv file whose value is cut off at a `#`. */
export function dotenvCuts(path: string, io: Io): Finding[] {
  const text = readNamedText(resolve(io.cwd, path), path, MAX_DOTENV_BYTES, "The file that --dotenv names");
  return [...statements(text)].flatMap(({ text: statement, line }): Finding[] => {
    const [, name = "", before = "", after = ""] = CUT.exec(statement) ?? [];
    // Whoever comments puts spaces around the sign.
    const isComment = /^$|\s$/.test(before) && !/[^\s#!]/.test(after);
    if (name === "" || QUOTED.test(before) || isComment || parse(statement)[name] !== before.trim()) return [];
    return [
      {
        code: "value/shortened",
        severity: "warning",
        message: `The variable \`${name}\` ends before a \`#\`, where a dotenv file starts a comment: what follows is lost.`,
        help: "Put the value in single quotes.",
        location: { file: path, line, column: 1 },
      },
    ];
  });
}
