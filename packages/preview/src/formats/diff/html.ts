import type { DiffReport, StepChangeReport, WorkflowChangeReport } from "../../report/diff.js";
import { escapeTerminal } from "../../text/escape.js";
import { type Element, h } from "../html/element.js";
import { htmlPage } from "../html/page.js";
import { changeInWords, countsInWords, sidesInWords, stepInWords } from "./words.js";

/** What changes for each step, as one HTML file: no script, nothing loaded from anywhere, secrets redacted. */
export function diffToHtml(report: DiffReport): string {
  const content = h(
    "div",
    { class: "report" },
    h("h1", {}, "What changes for each step"),
    h("p", { class: "quiet" }, escapeTerminal(sidesInWords(report))),
    h("p", {}, countsInWords(report)),
    report.workflows.filter(({ steps }) => steps.length > 0).map((workflow) => section(workflow, report)),
  );
  const title = `${escapeTerminal(report.after.file)} · stepauth diff`;
  return htmlPage(title, h("body", {}, h("main", { class: "page" }, content)));
}

function section({ id, steps }: WorkflowChangeReport, report: DiffReport): Element {
  return h(
    "section",
    { class: "workflow" },
    h("h2", {}, escapeTerminal(id)),
    h(
      "ul",
      { class: "actions" },
      steps.map((step) => stepElement(step, report)),
    ),
  );
}

function stepElement(step: StepChangeReport, report: DiffReport): Element {
  const shown = step.after ?? step.before;
  return h(
    "li",
    {},
    h("b", {}, escapeTerminal(stepInWords(step))),
    h("span", { class: "quiet" }, ` line ${shown?.location.line} ${step.change === "same" ? "the same" : step.change}`),
    changeInWords(step, report).map(({ label, words }) => h("p", {}, h("b", {}, label), ` ${escapeTerminal(words)}`)),
    step.findings.new.map(({ severity, code, message }) =>
      h("p", { class: `finding is-${severity}` }, h("b", {}, `${severity} ${code}`), ` ${escapeTerminal(message)}`),
    ),
  );
}
