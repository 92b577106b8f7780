import { resolve } from "node:path";
import {
  allFindings,
  fileReport,
  findingsToGithub,
  findingsToSarif,
  type Preview,
  previewToHtml,
  previewToJson,
  previewToMarkdown,
  previewToTable,
  printJson,
} from "@stepauth/preview";
import type { WorkflowFile } from "@stepauth/workflow";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readNamedText } from "../io/text.js";
import { closest } from "../suggest.js";
import { MAX_FILE_BYTES, type OpenFlags, openPreview } from "../use/open-preview.js";
import { packageVersion } from "../version.js";

/** The flags of `stepauth preview`. */
export interface PreviewFlags extends OpenFlags {
  readonly workflow: readonly string[];
  readonly format: "table" | "json" | "markdown" | "html" | "sarif" | "github";
  readonly reveal?: boolean;
}

/** Previews a workflow file. Exit code 1 when there are errors. */
export async function previewCommand(path: string, flags: PreviewFlags, io: Io): Promise<number> {
  const { reveal = false, format, workflow: asked } = flags;
  if (reveal && format !== "table" && format !== "json") {
    throw new UsageError(`--reveal shows nothing in the format ${format}.`, "It goes with --format table and json.");
  }
  const full = resolve(io.cwd, path);
  const source = { shown: path, full, content: readNamedText(full, path, MAX_FILE_BYTES) };
  const { preview } = await openPreview(source, flags, io, (file) => {
    checkWorkflows(asked, file);
    return asked.length > 0 ? { workflows: asked } : {};
  });
  await io.stdout.write(formatted(preview, format, reveal, io));
  return allFindings(preview).some(({ severity }) => severity === "error") ? 1 : 0;
}

function formatted(preview: Preview, format: PreviewFlags["format"], reveal: boolean, { stdout, now }: Io): string {
  switch (format) {
    case "json":
      return `${printJson(previewToJson(preview, { reveal }), 2)}\n`;
    case "sarif":
      return `${printJson(findingsToSarif([fileReport(preview)], { version: packageVersion() }), 2)}\n`;
    case "github":
      return findingsToGithub([fileReport(preview)]);
    case "markdown":
      return previewToMarkdown(preview);
    case "html":
      return previewToHtml(preview, { madeAt: now() });
    default:
      return previewToTable(preview, { width: stdout.columns, color: stdout.color, reveal });
  }
}

function checkWorkflows(asked: readonly string[], file: WorkflowFile): void {
  const known = file.workflows.map(({ id }) => id);
  for (const id of asked) {
    if (known.includes(id) || file.isUnreadable) continue;
    const near = closest(id, known);
    throw new UsageError(
      `There is no workflow "${id}" in ${file.file}.`,
      near ? `Did you mean "${near}"?` : `Workflows: ${known.join(", ")}.`,
    );
  }
}
