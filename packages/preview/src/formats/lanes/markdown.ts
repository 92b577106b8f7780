import type { LanesReport, ShownLane } from "../../report/lanes.js";
import { escapeTerminal } from "../../text/escape.js";
import { actionInWords, needsInWords, outcomeInWords, releaseInWords } from "./words.js";

/** What the actions of lanes use, as Markdown. */
export function lanesToMarkdown(report: LanesReport): string {
  const findings = report.findings.map(
    ({ code, severity, message, help }) =>
      `- **${severity}** ${code}: ${escaped(message)}${help === undefined ? "" : ` ${escaped(help)}`}`,
  );
  const lines = [
    escaped(releaseInWords(report)),
    ...(findings.length > 0 ? ["", ...findings] : []),
    ...report.lanes.flatMap(laneLines),
  ];
  return `${lines.join("\n")}\n`;
}

function laneLines(lane: ShownLane): string[] {
  const mark = lane.private ? " (private)" : "";
  const rows = lane.actions.map((action) => {
    const uses = actionInWords(action).map(escaped).join("<br>");
    return `| ${escaped(action.at)} | ${escaped(action.as ?? action.action)} | ${uses} |`;
  });
  const table = rows.length === 0 ? [] : ["", "| at | action | uses |", "|---|---|---|", ...rows];
  return [
    "",
    `### ${escaped(lane.lane)}${mark}`,
    "",
    `${escaped(outcomeInWords(lane))}; needs ${needsInWords(lane)}`,
    ...table,
  ];
}

/** Text of a file, with nothing in it that Markdown or HTML obeys. */
function escaped(text: string): string {
  return escapeTerminal(text).replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
