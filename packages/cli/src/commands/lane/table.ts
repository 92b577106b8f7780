import { escapeTerminal, wrap } from "@stepauth/preview";
import pc from "picocolors";
import type { LanesReport, ShownAction, ShownLane } from "./report.js";
import { actionInWords, needsInWords, outcomeInWords } from "./words.js";

/** A report for a terminal. */
export function lanesToTable(
  report: LanesReport,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const colors = pc.createColors(color);
  const newer = report.fastlane.newerThanKnown ? ", newer than what is known: the rules may be others" : "";
  const lines = [colors.dim(`fastlane ${report.fastlane.version} (${report.fastlane.from}${newer})`)];
  if (report.why !== undefined) lines.push(`The Fastfile can't be read to its end: ${escapeTerminal(report.why)}`);
  for (const lane of report.lanes) lines.push("", ...laneLines(lane, width, colors));
  return `${lines.join("\n")}\n`;
}

function laneLines(lane: ShownLane, width: number, colors: ReturnType<typeof pc.createColors>): string[] {
  const mark = lane.private ? " (private)" : "";
  const lines = [`${colors.bold(escapeTerminal(lane.lane))}${mark}: ${escapeTerminal(outcomeInWords(lane))}`];
  lines.push(`  needs ${needsInWords(lane)}`);
  for (const action of lane.actions) lines.push(...actionLines(action, width));
  if (lane.assumed)
    lines.push(
      ...wrapped(`taken to be set in the build: ${lane.assumed.map((name) => `$${name}`).join(", ")}`, 2, width),
    );
  return lines;
}

function actionLines(action: ShownAction, width: number): string[] {
  const name = action.as ?? action.action;
  return [
    `  ${escapeTerminal(action.at)}  ${escapeTerminal(name)}`,
    ...actionInWords(action).flatMap((line) => wrapped(line, 4, width)),
  ];
}

function wrapped(text: string, indent: number, width: number): string[] {
  return wrap(escapeTerminal(text), Math.max(40, width) - indent).map((line) => `${" ".repeat(indent)}${line}`);
}
