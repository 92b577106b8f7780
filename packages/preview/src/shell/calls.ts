import { type Call, calledProgram } from "./called-program.js";
import { shellCommands } from "./commands.js";
import { Folders } from "./folders.js";

/** A program that a script starts. */
export interface ScriptCall extends Call {
  /** Offset in the script of the command that starts it. */
  readonly at: number;
  /** The folder that it is started in, as far as the script says. */
  readonly folder: string;
  /** `stepauth exec` hands it credentials. */
  readonly connected: boolean;
}

const SHELLS = new Set(["bash", "sh", "zsh", "dash"]);
const DEEPEST = 3;

/** Every program that a shell script starts, those that it starts through `bash -c "..."` and `eval` too. */
export function programCalls(script: string, folder = "", depth = 0): ScriptCall[] {
  const folders = new Folders(folder);
  return shellCommands(script).flatMap(({ words, at, depth: shell }) => {
    const call = { ...calledProgram(words), at, folder: folders.before(shell), connected: false };
    folders.after(call);
    return [call, ...innerCalls(call, depth)];
  });
}

/** What a call starts in its turn; its place is that of the call. */
function innerCalls(call: ScriptCall, depth: number): ScriptCall[] {
  if (depth >= DEEPEST) return [];
  const { at, folder } = call;
  const handed = behindExec(call);
  if (handed) return [{ ...calledProgram(handed), at, folder, connected: true }];
  const inner = scriptOf(call);
  return inner === undefined ? [] : programCalls(inner, folder, depth + 1).map((found) => ({ ...found, at }));
}

function behindExec({ program, args }: Call): readonly string[] | undefined {
  if (program !== "stepauth" || args[0] !== "exec") return undefined;
  const dashes = args.indexOf("--");
  return dashes === -1 ? undefined : args.slice(dashes + 1);
}

function scriptOf({ program, args }: Call): string | undefined {
  if (program === "eval") return args.join(" ");
  const flag = SHELLS.has(program) ? args.findIndex((word) => /^-[a-z]{0,8}c$/.test(word)) : -1;
  return flag === -1 ? undefined : args[flag + 1];
}
