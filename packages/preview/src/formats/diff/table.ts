import { type DiffReport, isChanged, type StepChangeReport, type WorkflowChangeReport } from "../../report/diff.js";
import { readable } from "../../report/finding.js";
import { escapeTerminal } from "../../text/escape.js";
import { padEnd, widest, wrap } from "../../text/wrap.js";
import { type Paint, paint } from "../paint.js";
import { pointer } from "../pointer.js";
import { changeInWords, countsInWords, sidesInWords, stepInWords } from "./words.js";

const MARKS = { same: "=", changed: "~", added: "+", removed: "-" } as const;

interface Layout {
  readonly width: number;
  readonly colors: Paint;
}

/** What changes for each step, for a terminal. A step that stays as it is has one line, and so has a diff without a change. */
export function diffToTable(report: DiffReport): string {
  const layout = { width: Math.min(120, Math.max(40, report.page.width)), colors: paint(report.page.color) };
  const { width, colors } = layout;
  const lines = [
    ...wrap(escapeTerminal(sidesInWords(report)), width).map(colors.quiet),
    ...readable(report.findings).flatMap((finding) => pointer(finding, { width, paint: colors })),
    ...(isChanged(report) || hasNews(report)
      ? report.workflows.flatMap((each) => workflowLines(each, report, layout))
      : []),
    "",
    countsInWords(report),
  ];
  return `${lines.join("\n")}\n`;
}

function hasNews({ workflows }: DiffReport): boolean {
  return workflows.some(({ steps }) => steps.some(({ findings }) => findings.gone.length + findings.new.length > 0));
}

function workflowLines({ id, steps }: WorkflowChangeReport, report: DiffReport, layout: Layout): string[] {
  if (steps.length === 0) return [];
  const head = layout.colors.strong(layout.colors.note(escapeTerminal(id)));
  return ["", head, ...steps.flatMap((step) => stepLines(step, report, layout))];
}

function stepLines(step: StepChangeReport, report: DiffReport, { width, colors }: Layout): string[] {
  const { change, after, before } = step;
  const color = { same: colors.quiet, changed: colors.warn, added: colors.good, removed: colors.bad }[change];
  const shown = after ?? before;
  const title = shown?.title ? `  ${escapeTerminal(shown.title)}` : "";
  const place = colors.quiet(`  line ${shown?.location.line}`);
  const word = change === "same" ? "the same" : change;
  const head = `${color(MARKS[change])} ${colors.strong(escapeTerminal(stepInWords(step)))}${title}${place}  ${color(word)}`;
  return [head, ...detailLines(step, report, width, colors), ...newsLines(step, width, colors)].map(
    (line) => `  ${line}`,
  );
}

function detailLines(step: StepChangeReport, report: DiffReport, width: number, colors: Paint): string[] {
  const lines = changeInWords(step, report);
  const column = widest(lines.map(({ label }) => label));
  const paints = { before: colors.bad, after: colors.good, both: colors.note };
  return lines.flatMap(({ label, words, side }) =>
    wrap(escapeTerminal(words), Math.max(20, width - column - 8)).map(
      (text, index) => `    ${paints[side](padEnd(index === 0 ? label : "", column))}  ${text}`,
    ),
  );
}

function newsLines({ findings }: StepChangeReport, width: number, colors: Paint): string[] {
  const words = [
    ...findings.new.map(({ severity, code, message }) => `new ${severity} ${code}: ${message}`),
    ...new Set(findings.gone.map(({ severity, code }) => `no longer: ${severity} ${code}`)),
  ];
  return words.flatMap((text) =>
    wrap(escapeTerminal(text), width - 6).map((line, index) => `    ${colors.note(index === 0 ? line : `  ${line}`)}`),
  );
}
