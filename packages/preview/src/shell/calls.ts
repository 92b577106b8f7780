import { type Call, calledProgram } from "./called-program.js";
import { shellCommands } from "./commands.js";

const SHELLS = new Set(["bash", "sh", "zsh", "dash"]);
const DEEPEST = 3;

/** Every program that a shell script starts, those that it starts through `bash -c "..."` and `eval` too. */
export function programCalls(script: string, depth = 0): Call[] {
  return shellCommands(script)
    .map(calledProgram)
    .flatMap((call) => {
      const inner = depth < DEEPEST ? scriptOf(call) : undefined;
      return inner === undefined ? [call] : [call, ...programCalls(inner, depth + 1)];
    });
}

function scriptOf({ program, args }: Call): string | undefined {
  if (program === "eval") return args.join(" ");
  const flag = SHELLS.has(program) ? args.findIndex((word) => /^-[a-z]{0,8}c$/.test(word)) : -1;
  return flag === -1 ? undefined : args[flag + 1];
}
