import { diagnosticCodes, type StepAdapter } from "@stepauth/core";
import { adapters, explainCode, explainStep, explanationToTable, findAdapter, printJson } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { closest } from "../suggest.js";
import { loadAdapters } from "../use/load-adapters.js";

/** The flags of `stepauth explain`. */
export interface ExplainFlags {
  readonly stepVersion?: string;
  readonly json?: boolean;
  readonly adapter: readonly string[];
}

/** Prints the words behind a code, or the candidate matrix of a step; `fastlane@3` is one, too, as in a workflow file. */
export async function explainCommand(subject: string, flags: ExplainFlags, io: Io): Promise<number> {
  const { stdout } = io;
  const own = await loadAdapters(flags.adapter, undefined, io);
  const known = [...own.adapters, ...adapters];
  const [, step = subject, lock = ""] = /^([^@]+)@(.*)$/.exec(subject) ?? [];
  const adapter = findAdapter(step, known);
  if (adapter) {
    const explanation = await explainStep(adapter, flags.stepVersion ?? lock);
    const text = flags.json
      ? `${printJson(explanation, 2)}\n`
      : explanationToTable(explanation, { width: stdout.columns, color: stdout.color });
    await stdout.write(text);
    return 0;
  }
  const code = explainCode(subject, { width: stdout.columns, color: stdout.color });
  if (code === null) throw unknown(subject, known);
  await stdout.write(code);
  return 0;
}

function unknown(subject: string, known: readonly StepAdapter[]): UsageError {
  const near = closest(subject.replace(/@.*$/s, ""), [
    ...Object.keys(diagnosticCodes),
    ...known.flatMap(({ name, step }) => [name, step]),
  ]);
  return new UsageError(
    "This is neither a diagnostic code nor a step.",
    near ? `Did you mean ${near}?` : "Codes are listed in docs/diagnostics.md.",
  );
}
