import { programName, type Words } from "../shell/commands.js";

const KEYWORDS = new Set(["then", "do", "else", "elif", "if", "while", "until", "!", "{", "exec", "command", "time"]);
const STARTERS = new Set(["sudo", "env", "nohup", "xargs", "caffeinate"]);
const INTERPRETERS = /^(?:ba|z|da|k|)sh$|^(?:ruby|node|deno|bun|perl|php|swift|osascript|dart|kotlin)$|^python[\d.]*$/;
const INLINE = /^-(?:[a-z]*c|e|-eval|-command)$/;
// Their work is what a file of the repository says.
const TASK_RUNNERS =
  /^(?:source|\.|eval|make|gmake|rake|just|task|mage|npm|npx|yarn|pnpm|bun|bundle|fastlane|gradle|gradlew|ant|mvn|tuist|bitrise|dotenv|doppler|op|infisical)$/;
const PACKAGE_MANAGERS = /^(?:npm|yarn|pnpm|bun|bundle)$/;
const INSTALLS = /^(?:add|ci|config|i|install|update|--version|-v)$/;
const OF_THE_SYSTEM = /^\/(?:usr|bin|sbin|opt|Applications|Library|System)\//;

/** Whether a command of a script runs code that stands elsewhere, or sets a variable under a name that it works out. */
export function runsOtherCode(words: Words): boolean {
  const at = words.findIndex((word) => !KEYWORDS.has(word) && !STARTERS.has(word) && !/^(?:-|\w+\+?=)/.test(word));
  const program = words[at];
  if (program === undefined) return false;
  const args = words.slice(at + 1);
  const name = programName(program);
  if (name === "envman") return setsSomeName(args);
  if (PACKAGE_MANAGERS.test(name) && INSTALLS.test(args[0] ?? "install")) return false;
  if (TASK_RUNNERS.test(name)) return true;
  if (INTERPRETERS.test(name)) return !args.some((word) => INLINE.test(word) || /^--?v(?:ersion)?$/.test(word));
  return program.startsWith("$") || (program.includes("/") && !OF_THE_SYSTEM.test(program));
}

function setsSomeName(args: Words): boolean {
  const flag = args.findIndex((word) => /^(?:-k|--key)(?:=|$)/.test(word));
  const word = args[flag] ?? "";
  const key = word.includes("=") ? word.slice(word.indexOf("=") + 1) : args[flag + 1];
  return args[0] === "run" || (args[0] === "add" && !/^\w+$/.test(key ?? ""));
}
