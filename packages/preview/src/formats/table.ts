import { identityOf } from "../outcomes/merge.js";
import { outcomeWords } from "../outcomes/outcome.js";
import { type FindingReport, readable } from "../report/finding.js";
import { everyFinding, type NotCoveredReport, type PreviewReport, type WorkflowReport } from "../report/report.js";
import type { ShownResolution } from "../report/resolution.js";
import type { OutcomeReport, StepReport } from "../report/step.js";
import { escapeTerminal } from "../text/escape.js";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { type CredentialWords, credentialWords } from "./credentials.js";
import { type Paint, paint } from "./paint.js";
import { pointer } from "./pointer.js";
import { summary } from "./summary.js";
import { whyOf } from "./why.js";

const NARROWEST = 40;
const WIDEST = 120;
const INDENT = 4;

interface Row {
  readonly mark: string;
  readonly label: string;
  readonly words: CredentialWords;
  readonly why: string;
  readonly color: (text: string) => string;
}

interface Layout {
  readonly width: number;
  readonly paint: Paint;
  readonly columns: { readonly label: number; readonly kind: number; readonly which: number; readonly from: number };
}

/** A preview for a person at a terminal. */
export function previewToTable(preview: PreviewReport): string {
  const layout = layoutOf(preview);
  const findings = new FindingPrinter(layout);
  const lines = [
    ...header(preview, layout),
    ...findings.print(preview.findings),
    ...preview.workflows.flatMap((workflow) => workflowLines(workflow, preview, layout, findings)),
    "",
    summary(preview.workflows, everyFinding(preview), layout.paint),
  ];
  return `${lines.join("\n")}\n`;
}

function layoutOf(preview: PreviewReport): Layout {
  const { width, color } = preview.page;
  const rows = preview.workflows.flatMap(({ steps }) =>
    steps.flatMap(({ outcomes }) => outcomes.map((outcome) => rowOf(outcome, preview, paint(false)))),
  );
  const column = (text: (row: Row) => string) => widest(rows.map((row) => escapeTerminal(text(row))));
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
    paint: paint(color),
    columns: {
      label: column(({ label }) => label),
      kind: column(({ words }) => words.kind),
      which: column(({ words }) => words.which),
      from: column(({ words }) => words.from),
    },
  };
}

function header({ file, context, account }: PreviewReport, { paint: colors, width }: Layout): string[] {
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const facts = `context ${context} · account ${escapeTerminal(assumed)}`;
  return [colors.strong(escapeTerminal(file)), ...wrap(facts, width).map(colors.quiet)];
}

function workflowLines(
  workflow: WorkflowReport,
  preview: PreviewReport,
  layout: Layout,
  findings: FindingPrinter,
): string[] {
  const { paint: colors } = layout;
  const title = workflow.title === "" ? "" : `  ${colors.quiet(escapeTerminal(workflow.title))}`;
  const head = ["", `${colors.strong(colors.note(escapeTerminal(workflow.id)))}${title}`];
  const { steps, notCovered } = workflow;
  if (steps.length + notCovered.length === 0) return [...head, `  ${colors.quiet("no step that talks to Apple")}`];
  return [
    ...head,
    ...steps.flatMap((step) => stepLines(step, preview, layout, findings)),
    ...(notCovered.length === 0 ? [] : ["", ...notCovered.flatMap((step) => notCoveredLines(step, layout))]),
  ];
}

function notCoveredLines({ ref, title, location, reason }: NotCoveredReport, { paint: colors, width }: Layout) {
  const name = title ? `  ${escapeTerminal(title)}` : "";
  return [
    `  ${colors.strong(escapeTerminal(ref))}${name}${colors.quiet(`  line ${location.line}`)}`,
    ...wrap(`not covered: ${escapeTerminal(reason)}`, width - INDENT - 2).map(
      (line, index) => `${" ".repeat(INDENT)}${colors.warn(index === 0 ? "?" : " ")} ${line}`,
    ),
  ];
}

function stepLines(step: StepReport, preview: PreviewReport, layout: Layout, findings: FindingPrinter): string[] {
  const { paint: colors } = layout;
  const title = step.title ? `  ${escapeTerminal(step.title)}` : "";
  const place = colors.quiet(`  line ${step.location.line}`);
  const runs =
    step.runs === true ? "" : colors.warn(step.runs === false ? "  does not run" : "  runs if the build says so");
  return [
    "",
    `  ${colors.strong(`${step.step} ${step.version}`)}${title}${place}${runs}`,
    ...step.outcomes.flatMap((outcome) => [
      ...rowLines(rowOf(outcome, preview, colors), layout),
      ...(preview.reveals ? revealedInputs(outcome.resolution, layout) : []),
    ]),
    ...findings.print(step.findings),
  ];
}

// Of a step that fails either way its failing is all there is to say.
function rowOf({ outcome, resolution, hasErrors }: OutcomeReport, { account }: PreviewReport, colors: Paint): Row {
  const marks = { resolved: "✔", none: "–", failed: "✖" };
  const paints = { resolved: colors.good, none: colors.warn, failed: colors.bad };
  const { status } = resolution;
  const sign = status === "resolved" && hasErrors ? "failed" : status;
  const words = credentialWords(resolution, account);
  const fails = outcome === "both" && status === "failed";
  return {
    mark: marks[sign],
    label: fails ? words.kind : outcomeWords[outcome] || "gets",
    words: fails ? { ...words, kind: "" } : words,
    why: whyOf(resolution),
    color: paints[sign],
  };
}

function rowLines(row: Row, { width, columns }: Layout): string[] {
  const { words } = row;
  const cells = [
    padEnd(row.label, columns.label),
    padEnd(escapeTerminal(words.kind), columns.kind),
    padEnd(escapeTerminal(words.which), columns.which),
    padEnd(escapeTerminal(words.from), columns.from),
  ].filter((cell) => cell !== "");
  const indent = " ".repeat(INDENT);
  const left = `${cells.join("  ")}  `;
  const room = width - INDENT - 2 - left.length;
  if (room >= 24) {
    const why = wrap(escapeTerminal(row.why), room);
    const rest = " ".repeat(INDENT + 2 + left.length);
    return why.map((line, index) =>
      index === 0 ? `${indent}${row.color(`${row.mark} ${left}`)}${line}` : `${rest}${line}`,
    );
  }
  const short = [row.label, words.kind, words.which, words.from].map(escapeTerminal).filter((text) => text !== "");
  return [
    ...wrap(short.join("  "), width - INDENT - 2).map(
      (line, index) => `${indent}${row.color(`${index === 0 ? row.mark : " "} ${line}`)}`,
    ),
    ...wrap(escapeTerminal(row.why), width - INDENT - 2).map((line) => `${indent}  ${line}`),
  ];
}

function revealedInputs({ inputs }: ShownResolution, { paint: colors }: Layout): string[] {
  return Object.entries(inputs).map(
    ([key, text]) => `${" ".repeat(INDENT + 2)}${colors.quiet(`${escapeTerminal(key)}:`)} ${escapeTerminal(text)}`,
  );
}

/** Prints findings with their source lines, each one once in a preview. */
class FindingPrinter {
  readonly #seen = new Set<string>();

  constructor(private readonly layout: Layout) {}

  print(findings: readonly FindingReport[]): string[] {
    const { paint: colors, width } = this.layout;
    return readable(findings)
      .filter((finding) => this.isNew(finding))
      .flatMap((finding) => pointer(finding, { width: width - INDENT, paint: colors }))
      .map((line) => `${" ".repeat(INDENT)}${line}`);
  }

  private isNew(finding: FindingReport): boolean {
    const key = `${finding.outcome} ${identityOf(finding)}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}
