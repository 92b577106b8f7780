import type { LaneActionReport, LanesReport, ShownLane } from "../../report/lanes.js";
import { escapeTerminal } from "../../text/escape.js";
import { type Element, h } from "../html/element.js";
import { htmlPage } from "../html/page.js";
import { actionInWords, needsInWords, outcomeInWords, releaseInWords } from "./words.js";

/** What the actions of lanes use, as one HTML file: no script, nothing loaded from anywhere, secrets redacted. */
export function lanesToHtml(report: LanesReport): string {
  const body = h("body", {}, h("main", { class: "page" }, reportElement(report)));
  return htmlPage(`${escapeTerminal(report.dir)} · stepauth lane`, body);
}

function reportElement(report: LanesReport): Element {
  const findings = report.findings.map(({ code, severity, message, help }) =>
    h(
      "p",
      { class: `finding is-${severity}` },
      h("b", {}, `${severity} ${code}`),
      ` ${escapeTerminal(message)} ${escapeTerminal(help ?? "")}`,
    ),
  );
  return h(
    "div",
    { class: "report" },
    h("h1", {}, "Which credentials each action of a lane uses"),
    h("p", { class: "quiet" }, escapeTerminal(releaseInWords(report))),
    findings,
    report.lanes.map(laneElement),
  );
}

function laneElement(lane: ShownLane): Element {
  const mark = lane.private ? " (private)" : "";
  return h(
    "section",
    { class: "workflow" },
    h("h2", {}, `${escapeTerminal(lane.lane)}${mark}`),
    h("p", {}, `${escapeTerminal(outcomeInWords(lane))}; needs ${needsInWords(lane)}`),
    lane.actions.length === 0 ? null : h("ol", { class: "actions" }, lane.actions.map(actionElement)),
  );
}

/** An action and what it uses. */
export function actionElement(action: LaneActionReport): Element {
  return h(
    "li",
    {},
    h("b", {}, escapeTerminal(action.as ?? action.action)),
    h("span", { class: "quiet" }, ` ${escapeTerminal(action.at)}`),
    actionInWords(action).map((line) => h("p", {}, escapeTerminal(line))),
  );
}
