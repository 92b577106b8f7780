import { type FileReport, type FixedFile, fileReport, fixFile, isWorkflowFile, type Preview } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { type NamedSource, type OpenFlags, openPreview } from "../use/open-preview.js";
import { withDefaults } from "../use/workflow-defaults.js";

/** What a file is, and what was found in it. */
export interface LintedFile {
  readonly source: NamedSource;
  readonly kind: "workflow-file" | "other" | "unreadable";
  readonly report: FileReport;
  /** The repaired file, where repairing was asked for and something was to be repaired. */
  readonly fixed: FixedFile | null;
  /** Repairing was given up, because more would have changed. */
  readonly refused: boolean;
}

/** Lints a file, and works out its repair if asked to. Writes nothing. */
export async function lintFile(
  source: NamedSource,
  flags: OpenFlags & { readonly fix?: boolean; readonly fixUnsafe?: boolean },
  io: Io,
): Promise<LintedFile> {
  const opened = await openPreview(source, flags, io, () => ({ workflows: "linted" }));
  const { file, preview, defaults } = opened;
  const report = fileReport(preview);
  if (file.isUnreadable || !isWorkflowFile(file)) return otherFile(source, report);
  const { fix = false, fixUnsafe: unsafe = false } = flags;
  const keep = (again: Preview) => withDefaults(again, defaults);
  const result = fix || unsafe ? await fixFile({ ...opened, keep, unsafe }) : null;
  const fixed = result === "refused" ? null : result;
  return {
    source,
    kind: "workflow-file",
    report: fixed ? fileReport(fixed.preview) : report,
    fixed,
    refused: result === "refused",
  };
}

// What is wrong with it as a workflow file says nothing about a file that is none.
function otherFile(source: NamedSource, report: FileReport): LintedFile {
  const findings = report.findings.filter(({ code }) => /^(?:yaml|config)\//.test(code));
  const isBroken = findings.some(({ code }) => code === "yaml/syntax" || code === "yaml/limit");
  return {
    source,
    kind: isBroken ? "unreadable" : "other",
    report: { ...report, findings },
    fixed: null,
    refused: false,
  };
}
