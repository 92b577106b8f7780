import { type Command, CommanderError } from "commander";
import { UsageError } from "./errors.js";
import type { Io } from "./io/io.js";
import { everyCommand, withOwnWords, wordsFor } from "./own-words.js";
import { askedCommand, program } from "./program.js";

/** Runs the command line. Returns the exit code: 0 fine, 1 errors were found, 2 the command line itself is wrong. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const pending: Promise<void>[] = [];
  const run = async (action: () => Promise<number>) => {
    exitCode = await action();
  };
  const root = program(io, run, askedCommand(args));
  for (const command of everyCommand(root)) {
    // A list without entries would be shown as `[]`.
    for (const option of command.options)
      if (Array.isArray(option.defaultValue)) option.defaultValueDescription = "none";
    for (const part of [...command.options, ...command.registeredArguments]) withOwnWords(part);
    command.exitOverride().configureOutput({
      writeOut: (text) => pending.push(io.stdout.write(text)),
      writeErr: (text) => pending.push(io.stderr.write(text)),
      outputError: () => undefined, // It repeats what was given.
      getOutHelpWidth: () => io.stdout.columns,
    });
  }
  try {
    await root.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
  } catch (error) {
    exitCode = await failure(error instanceof CommanderError ? refusal(error, root) : error, io);
  }
  await Promise.all(pending);
  return exitCode;
}

/** Null where commander only ends early, after a page of help. */
function refusal(error: CommanderError, root: Command): UsageError | null {
  return error.exitCode === 0 ? null : wordsFor(error, root);
}

async function failure(error: unknown, { stderr }: Io): Promise<number> {
  if (error === null) return 0;
  // What shows errors is loaded when there is one: a page of help must not wait for it.
  const [{ StepAuthError }, { escapeTerminal }] = await Promise.all([
    import("@stepauth/core"),
    import("@stepauth/preview"),
  ]);
  if (error instanceof UsageError || error instanceof StepAuthError) {
    const help = error.help === undefined ? "" : `\n${escapeTerminal(error.help)}`;
    const code = error instanceof StepAuthError ? ` (${error.code})` : "";
    await stderr.write(`error: ${escapeTerminal(error.message)}${code}${help}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  if (!isSystemError(error)) throw error;
  // Its message would name files and the like; its code is one of a list.
  await stderr.write(`error: The system refuses to go on: ${error.code} (${error.syscall}).\n`);
  return 1;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
