import {
  countFindings,
  type FileReport,
  type FixedFile,
  type FormatOf,
  lintReport,
  printReport,
  unifiedDiff,
} from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { lintedFiles, STDIN } from "../lint/files.js";
import { type LintedFile, lintFile } from "../lint/lint-file.js";
import { Progress } from "../lint/progress.js";
import { readSource } from "../lint/read.js";
import { filesOfShard, isPart, type Shard } from "../lint/shard.js";
import { replaceFile } from "../lint/write.js";
import type { OpenFlags } from "../use/open-preview.js";
import { pageOf } from "../use/page.js";
import { complain, note } from "../use/report.js";

/** The flags of `stepauth lint`. */
export interface LintFlags extends OpenFlags {
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly dryRun?: boolean;
  readonly maxWarnings?: number;
  readonly shard?: Shard;
  readonly format: FormatOf<"lint">;
  readonly stdinFilename?: string;
}

/** Lints files, and repairs them if asked to. Exit code 1 for errors that hold for the build, too many warnings that do, or no workflow file at all. */
export async function lintCommand(args: readonly string[], given: LintFlags, io: Io): Promise<number> {
  const flags = given.fixUnsafe ? { ...given, fix: true } : given;
  checkFlags(args, flags);
  const named = await lintedFiles(args, io);
  const files = flags.shard ? filesOfShard(named, flags.shard) : named;
  const linted: LintedFile[] = [];
  const progress = new Progress(files.length, io);
  try {
    for (const [index, file] of files.entries()) {
      await progress.at(index, file);
      linted.push(await lintFile(await readSource(file, flags, io), flags, io));
    }
  } finally {
    await progress.end();
  }
  if (flags.fix && !flags.dryRun) await writeFixes(linted, io);
  const reports = reportsOf(linted, flags);
  await io.stdout.write(flags.dryRun ? diffs(linted) : formatted(reports, flags, io));
  await remarks(linted, reports, flags, io);
  return exitCode(linted, reports, flags);
}

function checkFlags(args: readonly string[], { fix, dryRun, format, shard, stdinFilename }: LintFlags): void {
  if (dryRun && !fix) throw new UsageError("--dry-run goes with --fix.");
  if (dryRun && format !== "table") throw new UsageError(`--dry-run prints a diff, not the format ${format}.`);
  if (fix && !dryRun && args.includes(STDIN)) {
    throw new UsageError("Standard input can't be repaired in place.", "Use --fix --dry-run for a diff.");
  }
  if (shard && (args.includes(STDIN) || stdinFilename !== undefined)) {
    throw new UsageError("Standard input can't be split into shards.", "Name files or patterns with --shard.");
  }
}

/** One that can't be written does not keep the others from being repaired, and what was done is said in any case. */
async function writeFixes(linted: readonly LintedFile[], io: Io): Promise<void> {
  const failures: UsageError[] = [];
  const done: string[] = [];
  for (const { source, fixed } of linted) {
    if (!fixed) continue;
    try {
      replaceFile(source, fixed.text);
      done.push(repaired(source, fixed, "repaired"));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error);
    }
  }
  const last = failures.pop();
  if (last === undefined) return;
  for (const text of done) await note(text, io);
  for (const { message } of failures) await complain(message, io);
  throw last;
}

function repaired({ shown }: LintedFile["source"], { fixed }: FixedFile, how: string): string {
  return `${shown}: ${fixed.length} ${how}.`;
}

function diffs(linted: readonly LintedFile[]): string {
  return linted.flatMap(({ source, fixed }) => (fixed ? [diffOf(source, fixed)] : [])).join("");
}

function diffOf({ shown, content }: LintedFile["source"], { text, hidden: { before, after } }: FixedFile): string {
  return unifiedDiff(shown, { text: content, hidden: before }, { text, hidden: after });
}

// That a file is no mapping matters only where nothing else was given.
function reportsOf(linted: readonly LintedFile[], flags: LintFlags): FileReport[] {
  const nothingElse = isWithoutWorkflows(linted, flags);
  return linted.map(({ kind, report }) => (kind === "other" && !nothingElse ? { ...report, findings: [] } : report));
}

// Of a shard it can't be known: the workflow files may be in the others.
function isWithoutWorkflows(linted: readonly LintedFile[], { shard }: LintFlags): boolean {
  return !isPart(shard) && !linted.some(({ kind }) => kind === "workflow-file");
}

function formatted(reports: readonly FileReport[], { format, shard }: LintFlags, io: Io): string {
  if (format === "table" && shard && reports.length === 0)
    return `No file falls to shard ${shard.index}/${shard.count}.\n`;
  return printReport(format, lintReport(reports, { page: pageOf(io) }));
}

async function remarks(
  linted: readonly LintedFile[],
  reports: readonly FileReport[],
  flags: LintFlags,
  io: Io,
): Promise<void> {
  for (const { source, kind } of linted)
    if (kind === "other") await complain(`${source.shown} is no workflow file.`, io);
  for (const { source, fixed, refused } of linted) {
    if (refused) await complain(`${source.shown} was not repaired: more than the findings would have changed.`, io);
    if (fixed) await note(repaired(source, fixed, flags.dryRun ? "to repair" : "repaired"), io);
  }
  const { warning } = countFindings(reports);
  if (isTooMany(warning, flags))
    await complain(`too many warnings: ${warning}, and --max-warnings allows ${flags.maxWarnings}.`, io);
}

function isTooMany(warnings: number, { maxWarnings }: LintFlags): boolean {
  return maxWarnings !== undefined && warnings > maxWarnings;
}

function exitCode(linted: readonly LintedFile[], reports: readonly FileReport[], flags: LintFlags): number {
  const { error, warning } = countFindings(reports);
  return error > 0 || isWithoutWorkflows(linted, flags) || isTooMany(warning, flags) ? 1 : 0;
}
