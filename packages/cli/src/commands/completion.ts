import type { Command } from "commander";
import { bashCompletion } from "../completion/bash.js";
import { fishCompletion } from "../completion/fish.js";
import { completionModel } from "../completion/model.js";
import type { Io } from "../io/io.js";

/** Shells there is a completion script for. */
export type Shell = "bash" | "zsh" | "fish";

/** Prints the completion script of a shell, made from the command line itself. */
export async function completionCommand(shell: Shell, root: Command, { stdout }: Io): Promise<number> {
  const model = completionModel(root);
  await stdout.write(shell === "fish" ? fishCompletion(model) : bashCompletion(model, shell === "zsh"));
  return 0;
}
