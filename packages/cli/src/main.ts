import { StepAuthError } from "@stepauth/core";
import { escapeTerminal } from "@stepauth/preview";
import { CommanderError } from "commander";
import { UsageError } from "./errors.js";
import type { Io } from "./io/io.js";
import { program } from "./program.js";

/** Runs the command line. Returns the exit code: 0 fine, 1 errors were found, 2 the command line itself is wrong. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const pending: Promise<void>[] = [];
  const root = program(io, async (action) => {
    exitCode = await action();
  });
  for (const command of [root, ...root.commands]) {
    // A list without entries would be shown as `[]`.
    for (const option of command.options)
      if (Array.isArray(option.defaultValue)) option.defaultValueDescription = "none";
    command.exitOverride().configureOutput({
      writeOut: (text) => pending.push(io.stdout.write(text)),
      writeErr: (text) => pending.push(io.stderr.write(text)),
      outputError: (text, write) => write(`${escapeTerminal(text.trimEnd()).replaceAll("\\n", "\n")}\n`),
      getOutHelpWidth: () => io.stdout.columns,
    });
  }
  try {
    await root.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
  } catch (error) {
    exitCode = await failure(error, io);
  }
  await Promise.all(pending);
  return exitCode;
}

async function failure(error: unknown, { stderr }: Io): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof StepAuthError) {
    const help = error.help === undefined ? "" : `\n${escapeTerminal(error.help)}`;
    const code = error instanceof StepAuthError ? ` (${error.code})` : "";
    await stderr.write(`error: ${escapeTerminal(error.message)}${code}${help}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  throw error;
}
