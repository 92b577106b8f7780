import { coveredIn, diffReport, type FormatOf, isChanged, isWorkflowFile, printReport } from "@stepauth/preview";
import { pinnedAdapter, withPinned } from "../diff/pinned.js";
import { type DiffFlags, type Side, sidesOf } from "../diff/sides.js";
import type { Io } from "../io/io.js";
import { type OpenedPreview, openPreview } from "../use/open-preview.js";
import { pageOf } from "../use/page.js";
import { complain } from "../use/report.js";

/** The flags of `stepauth diff`. */
export interface DiffCommandFlags extends DiffFlags {
  readonly format: FormatOf<"diff">;
  readonly exitCode?: boolean;
}

/**
 * Compares what each step gets in two files, or in one file under two accounts, policies, contexts or versions of a step. Exit
 * code 1 for a file that can't be compared, and with `--exit-code` when a step comes to something else.
 */
export async function diffCommand(
  args: readonly (string | undefined)[],
  flags: DiffCommandFlags,
  io: Io,
): Promise<number> {
  const [first, second] = await sidesOf(args, flags, io);
  const [before, after] = [await opened(first, io), await opened(second, io)];
  const report = diffReport(shownSide(first, before), shownSide(second, after), { page: pageOf(io) });
  await io.stdout.write(printReport(flags.format, report));
  const others = [...new Set([before, after].filter(isNoWorkflowFile).map(({ file }) => file.file))];
  for (const name of others) await complain(`${name} is no workflow file that can be read.`, io);
  return others.length > 0 || (flags.exitCode === true && isChanged(report)) ? 1 : 0;
}

function opened({ source, flags, pinned }: Side, io: Io): Promise<OpenedPreview> {
  return openPreview(source, flags, io, (file, adapters) => {
    if (pinned === null) return { repairs: false };
    const inFile = [...new Set(coveredIn(file).map(({ step }) => step))];
    const adapter = pinnedAdapter(pinned, adapters, inFile);
    return { repairs: false, adapters: withPinned(adapters, adapter, pinned.version) };
  });
}

function shownSide({ pinned }: Side, { preview }: OpenedPreview) {
  if (pinned === null) return { preview };
  const { step, version } = pinned;
  return { preview, versions: [step === undefined ? version : `${step}@${version}`] };
}

function isNoWorkflowFile({ file }: OpenedPreview): boolean {
  return file.isUnreadable || !isWorkflowFile(file);
}
