import { printJson } from "@stepauth/preview";
import { lanesToMarkdown } from "./markdown.js";
import type { LanesReport } from "./report.js";
import { lanesToTable } from "./table.js";

/** Prints a report of lanes. */
export function printLanes(
  format: "table" | "json" | "markdown",
  report: LanesReport,
  options: { readonly color: boolean; readonly width: number },
): string {
  if (format === "json") return `${printJson(report, 2)}\n`;
  return format === "markdown" ? lanesToMarkdown(report) : lanesToTable(report, options);
}
