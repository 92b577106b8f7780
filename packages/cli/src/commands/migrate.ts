import {
  type FileMigrationReport,
  type FormatOf,
  fileMigrationReport,
  hiddenIn,
  isWorkflowFile,
  type MigratedFile,
  migrateFile,
  migrateReport,
  previewFile,
  printReport,
  unifiedDiff,
} from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { lintedFiles, STDIN } from "../lint/files.js";
import { Progress } from "../lint/progress.js";
import { readSource } from "../lint/read.js";
import { replaceFile } from "../lint/write.js";
import { type NamedSource, type OpenedPreview, type OpenFlags, openPreview } from "../use/open-preview.js";
import { pageOf } from "../use/page.js";
import { complain } from "../use/report.js";

/** The flags of `stepauth migrate`. */
export interface MigrateFlags extends OpenFlags {
  readonly majors?: boolean;
  readonly acceptChanges?: boolean;
  readonly dryRun?: boolean;
  readonly format: FormatOf<"migrate">;
  readonly stdinFilename?: string;
}

interface Migrated {
  readonly source: NamedSource;
  readonly opened: OpenedPreview;
  readonly migrated: MigratedFile;
  readonly report: FileMigrationReport;
}

/**
 * Rewrites deprecated steps to their successors. Exit code 1 when a step is left as it is because of what it would change, or
 * for a file that can't be read as a workflow file.
 */
export async function migrateCommand(args: readonly string[], flags: MigrateFlags, io: Io): Promise<number> {
  const isFilter = args.includes(STDIN) && flags.dryRun !== true;
  if (isFilter && args.some((arg) => arg !== STDIN))
    throw new UsageError("- prints the migrated text.", "Migrate the files by themselves.");
  const all = await migrateAll(await lintedFiles(args, io), flags, io);
  if (flags.dryRun !== true && !isFilter)
    for (const { source, migrated } of all) if (migrated.result) replaceFile(source, migrated.result.text);
  await print(all, flags, isFilter, io);
  const others = all.filter(({ opened: { file } }) => file.isUnreadable || !isWorkflowFile(file));
  for (const { source } of others) await complain(`${source.shown} is no workflow file that can be read.`, io);
  const isLeft = all.some(({ report }) => report.steps.some(({ state }) => state === "left"));
  return others.length > 0 || isLeft ? 1 : 0;
}

async function migrateAll(files: readonly string[], flags: MigrateFlags, io: Io): Promise<readonly Migrated[]> {
  const all: Migrated[] = [];
  const progress = new Progress(files.length, io);
  try {
    for (const [index, file] of files.entries()) {
      await progress.at(index, file);
      all.push(await migrateOne(await readSource(file, flags, io), flags, io));
    }
  } finally {
    await progress.end();
  }
  return all;
}

async function migrateOne(source: NamedSource, flags: MigrateFlags, io: Io): Promise<Migrated> {
  const opened = await openPreview(source, flags, io, () => ({ workflows: "linted", repairs: false }));
  const { majors = false, acceptChanges = false } = flags;
  const migrated = await migrateFile({ ...opened, majors, acceptChanges });
  return { source, opened, migrated, report: fileMigrationReport(source.shown, migrated) };
}

/** What there is to say goes to standard error where standard output holds a text or a patch. */
async function print(all: readonly Migrated[], flags: MigrateFlags, isFilter: boolean, io: Io): Promise<void> {
  const { format, dryRun = false } = flags;
  const isPatch = dryRun && format === "table";
  const reports = all.map(({ report }) => report);
  const said = printReport(format, migrateReport(reports, { page: pageOf(io), dryRun }));
  for (const one of isPatch ? all : []) await io.stdout.write(await patchOf(one));
  for (const { source, migrated } of isFilter ? all : [])
    await io.stdout.write(migrated.result?.text ?? source.content);
  await (isPatch || isFilter ? io.stderr : io.stdout).write(said);
}

async function patchOf({ source, opened, migrated: { result } }: Migrated): Promise<string> {
  if (result === null) return "";
  const after = await previewFile(result.file, opened.options);
  return unifiedDiff(
    source.shown,
    { text: source.content, hidden: hiddenIn(opened.file, opened.preview) },
    { text: result.text, hidden: hiddenIn(result.file, after) },
  );
}
