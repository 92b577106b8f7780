import type { LaneActionReport, LanesReport, ShownLane } from "../../report/lanes.js";
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

/** Actions and what they use. */
export function actionTable(actions: readonly LaneActionReport[]): string[] {
  const rows = actions.map((action) => {
    const uses = actionInWords(action).map(escapeMarkdown).join("<br>");
    return `| ${escapeMarkdown(action.at)} | ${escapeMarkdown(action.as ?? action.action)} | ${uses} |`;
  });
  return ["| at | action | uses |", "|---|---|---|", ...rows];
}

function laneLines(lane: ShownLane): string[] {
  const mark = lane.private ? " (private)" : "";
  const table = lane.actions.length === 0 ? [] : ["", ...actionTable(lane.actions)];
  return [
    "",
    `### ${escapeMarkdown(lane.lane)}${mark}`,
    "",
    `${escapeMarkdown(outcomeInWords(lane))}; needs ${needsInWords(lane)}`,
    ...table,
  ];
}
