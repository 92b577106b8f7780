import {
  type FileReport,
  fileReport,
  lintReport,
  type Page,
  type Preview,
  previewReport,
  type Report,
  type ReportCommand,
} from "../../src/index.js";

/** A page like that of a terminal without colours. */
export const page: Page = { width: 100, color: false, version: "1.2.3", madeAt: new Date("2026-06-01T12:00:00Z") };

/** A preview as each command that looks at files reports it. */
export function reportsOf(
  preview: Preview,
  files: readonly FileReport[] = [fileReport(preview)],
): Readonly<Record<Exclude<ReportCommand, "resolve">, Report>> {
  return { preview: previewReport(preview, { page }), lint: lintReport(files, { page }) };
}
