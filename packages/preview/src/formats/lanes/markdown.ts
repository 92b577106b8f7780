import type { LanesReport, ShownLane } from "../../report/lanes.js";
import { escapeMarkdown, markdownMessage } from "../../text/markdown.js";
import { actionInWords, needsInWords, outcomeInWords, releaseInWords } from "./words.js";

/** What the actions of lanes use, as Markdown. */
export function lanesToMarkdown(report: LanesReport): string {
  const findings = report.findings.map(
    ({ code, severity, message, help }) =>
      `- **${severity}** ${code}: ${markdownMessage(message)}${help === undefined ? "" : ` ${markdownMessage(help)}`}`,
  );
  const lines = [
    escapeMarkdown(releaseInWords(report)),
    ...(findings.length > 0 ? ["", ...findings] : []),
    ...report.lanes.flatMap(laneLines),
  ];
  return `${lines.join("\n")}\n`;
}

function laneLines(lane: ShownLane): string[] {
  const mark = lane.private ? " (private)" : "";
  const rows = lane.actions.map((action) => {
    const uses = actionInWords(action).map(escapeMarkdown).join("<br>");
    return `| ${escapeMarkdown(action.at)} | ${escapeMarkdown(action.as ?? action.action)} | ${uses} |`;
  });
  const table = rows.length === 0 ? [] : ["", "| at | action | uses |", "|---|---|---|", ...rows];
  return [
    "",
    `### ${escapeMarkdown(lane.lane)}${mark}`,
    "",
    `${escapeMarkdown(outcomeInWords(lane))}; needs ${needsInWords(lane)}`,
    ...table,
  ];
}
