import type { LaneActionReport, LanesReport, ShownLane } from "../../report/lanes.js";
import { escapeTerminal } from "../../text/escape.js";
import { wrap } from "../../text/wrap.js";
import { type Paint, paint } from "../paint.js";
import { pointer } from "../pointer.js";
import { actionInWords, needsInWords, outcomeInWords, releaseInWords } from "./words.js";

/** What the actions of lanes use, for a terminal. */
export function lanesToTable(report: LanesReport): string {
  const colors = paint(report.page.color);
  const width = Math.min(120, Math.max(40, report.page.width));
  const lines = [colors.quiet(escapeTerminal(releaseInWords(report)))];
  for (const lane of report.lanes) lines.push("", ...laneLines(lane, width, colors));
  for (const finding of report.findings) lines.push("", ...pointer(finding, { width, paint: colors }));
  return `${lines.join("\n")}\n`;
}

function laneLines(lane: ShownLane, width: number, colors: Paint): string[] {
  const mark = lane.private ? " (private)" : "";
  const lines = [`${colors.strong(escapeTerminal(lane.lane))}${mark}: ${escapeTerminal(outcomeInWords(lane))}`];
  lines.push(`  needs ${needsInWords(lane)}`);
  for (const action of lane.actions) lines.push(...actionLines(action, width));
  if (lane.assumed)
    lines.push(
      ...wrapped(`taken to be set in the build: ${lane.assumed.map((name) => `$${name}`).join(", ")}`, 2, width),
    );
  return lines;
}

/** An action and what it uses. */
export function actionLines(action: LaneActionReport, width: number): string[] {
  const name = action.as ?? action.action;
  return [
    `  ${escapeTerminal(action.at)}  ${escapeTerminal(name)}`,
    ...actionInWords(action).flatMap((line) => wrapped(line, 4, width)),
  ];
}

function wrapped(text: string, indent: number, width: number): string[] {
  return wrap(escapeTerminal(text), width - indent).map((line) => `${" ".repeat(indent)}${line}`);
}
