import {
  allFindings,
  canReveal,
  type FormatOf,
  holdsFor,
  previewReport,
  printReport,
  runNames,
  showsRepairs,
} from "@stepauth/preview";
import type { WorkflowFile } from "@stepauth/workflow";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readSource } from "../lint/read.js";
import { workflowFileOf } from "../lint/usual.js";
import { closest } from "../suggest.js";
import { type OpenFlags, openPreview } from "../use/open-preview.js";
import { pageOf } from "../use/page.js";
import { note } from "../use/report.js";

/** The flags of `stepauth preview`. */
export interface PreviewFlags extends OpenFlags {
  readonly workflow: readonly string[];
  readonly format: FormatOf<"preview">;
  readonly reveal?: boolean;
  readonly stdinFilename?: string;
}

/** Previews a workflow file. Exit code 1 when there are errors that hold for the build. */
export async function previewCommand(given: string | undefined, flags: PreviewFlags, io: Io): Promise<number> {
  const { reveal = false, format, workflow: asked } = flags;
  if (reveal && !canReveal(format)) {
    throw new UsageError(`--reveal shows nothing in the format ${format}.`, "It goes with --format table and json.");
  }
  const { file: path, others } = workflowFileOf(given, io);
  const source = await readSource(path, flags, io);
  if (others.length > 0) await note(`${path} is previewed; name the file for ${others.join(" or ")}.`, io);
  const { preview } = await openPreview(source, flags, io, (file) => {
    checkWorkflows(asked, file);
    return { repairs: showsRepairs(format), ...(asked.length > 0 ? { workflows: asked } : {}) };
  });
  await io.stdout.write(printReport(format, previewReport(preview, { page: pageOf(io), reveal })));
  return allFindings(preview).some((finding) => finding.severity === "error" && holdsFor(finding, "released")) ? 1 : 0;
}

function checkWorkflows(asked: readonly string[], file: WorkflowFile): void {
  const known = runNames(file);
  for (const id of asked) {
    if (known.includes(id) || file.isUnreadable) continue;
    const near = closest(id, known);
    throw new UsageError(
      `There is no such workflow in ${file.file}.`,
      near ? `Did you mean "${near}"?` : `Workflows: ${known.join(", ")}.`,
    );
  }
}
