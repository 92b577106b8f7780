import { escapeTerminal } from "@stepauth/preview";
import type { LanesReport, ShownLane } from "./report.js";
import { actionInWords, needsInWords, outcomeInWords } from "./words.js";

/** A report as Markdown. */
export function lanesToMarkdown({ fastlane, why, lanes }: LanesReport): string {
  const lines = [`fastlane ${fastlane.version} (${fastlane.from})`];
  if (why !== undefined) lines.push("", `The Fastfile can't be read to its end: ${escaped(why)}`);
  return `${[...lines, ...lanes.flatMap(laneLines)].join("\n")}\n`;
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
