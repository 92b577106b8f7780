import {
  countFindings,
  type FileReport,
  type FixedFile,
  type FormatOf,
  lintReport,
  printReport,
  readable,
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
import { complain, note, reportFindings } from "../use/report.js";

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
  const reports = reportsOf(linted, flags);
  if (isFilter(args, flags)) {
    for (const { source, fixed } of linted) await io.stdout.write(fixed?.text ?? source.content);
    for (const { findings } of reports) await reportFindings(readable(findings), io);
  } else {
    if (flags.fix && !flags.dryRun) await writeFixes(linted, io);
    await io.stdout.write(flags.dryRun ? diffs(linted) : formatted(reports, flags, io));
  }
  await remarks(linted, reports, flags, io);
  return exitCode(linted, reports, flags);
}

/** Whether a text goes in and, repaired, comes out: there is no file to write to. */
function isFilter(args: readonly string[], { fix, dryRun }: LintFlags): boolean {
  return fix === true && !dryRun && args.includes(STDIN);
}

function checkFlags(args: readonly string[], flags: LintFlags): void {
  const { fix, dryRun, format, shard, stdinFilename } = flags;
  if (dryRun && !fix) throw new UsageError("--dry-run goes with --fix.");
  if (dryRun && format !== "table") throw new UsageError(`--dry-run prints a diff, not the format ${format}.`);
  if (isFilter(args, flags)) {
    if (format !== "table") throw new UsageError(`- with --fix prints the repaired text, not the format ${format}.`);
    if (args.some((arg) => arg !== STDIN))
      throw new UsageError("- with --fix prints the repaired text.", "Repair the files by themselves.");
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
  if (hasNothingToRepair(linted, flags)) await note(nothingToRepair(reports), io);
  const { warning } = countFindings(reports);
  if (isTooMany(warning, flags))
    await complain(`too many warnings: ${warning}, and --max-warnings allows ${flags.maxWarnings}.`, io);
}

function isTooMany(warnings: number, { maxWarnings }: LintFlags): boolean {
  return maxWarnings !== undefined && warnings > maxWarnings;
}

/** Whether repairs were asked for, to look at them, and there are none. What could not be read has none either, and fails. */
function hasNothingToRepair(linted: readonly LintedFile[], { dryRun }: LintFlags): boolean {
  return dryRun === true && linted.every(({ kind, fixed, refused }) => kind !== "unreadable" && !fixed && !refused);
}

function nothingToRepair(reports: readonly FileReport[]): string {
  const { error, warning } = countFindings(reports);
  return `nothing to repair.${error + warning > 0 ? " What is left, stepauth lint shows." : ""}`;
}

function exitCode(linted: readonly LintedFile[], reports: readonly FileReport[], flags: LintFlags): number {
  const { error, warning } = countFindings(reports);
  if (isWithoutWorkflows(linted, flags) || isTooMany(warning, flags)) return 1;
  // A dry run shows repairs; what else is wrong, it does not.
  return error > 0 && !hasNothingToRepair(linted, flags) ? 1 : 0;
}
