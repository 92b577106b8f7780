import type { Resolution } from "@stepauth/core";
import { allFindings, type Finding, type Preview, type PreviewStep, type PreviewWorkflow } from "../model.js";
import { escapeTerminal } from "../text/escape.js";
import { secretMasker } from "../text/mask.js";
import { padEnd, widest, wrap } from "../text/wrap.js";
import { type CredentialWords, credentialWords } from "./credentials.js";
import { type Paint, paint } from "./paint.js";
import { pointer } from "./pointer.js";
import { summary } from "./summary.js";

/** How the table is laid out. */
export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Show secrets: the step inputs that were resolved, in clear. */
  readonly reveal: boolean;
}

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
  readonly clean: (text: string) => string;
  readonly columns: { readonly label: number; readonly kind: number; readonly which: number; readonly from: number };
}

/** A preview for a person at a terminal. */
export function previewToTable(preview: Preview, options: TableOptions): string {
  const mask = options.reveal ? (text: string) => text : secretMasker(preview.secrets);
  const layout = layoutOf(preview, options, mask);
  const findings = new FindingPrinter(preview, layout, mask);
  const lines = [
    ...header(preview, layout),
    ...findings.print(preview.findings),
    ...preview.workflows.flatMap((workflow) => workflowLines(workflow, preview, layout, findings, options.reveal)),
    "",
    summary(
      preview.workflows.flatMap(({ steps }) => steps),
      allFindings(preview),
      layout.paint,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function layoutOf(preview: Preview, options: TableOptions, mask: (text: string) => string): Layout {
  const rows = preview.workflows.flatMap(({ steps }) => steps.flatMap((step) => rowsOf(step, preview, paint(false))));
  const clean = (text: string) => escapeTerminal(mask(text));
  const column = (text: (row: Row) => string) => widest(rows.map((row) => clean(text(row))));
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, options.width)),
    paint: paint(options.color),
    clean,
    columns: {
      label: column(({ label }) => label),
      kind: column(({ words }) => words.kind),
      which: column(({ words }) => words.which),
      from: column(({ words }) => words.from),
    },
  };
}

function header({ file, policy, context, account }: Preview, { paint: colors, clean, width }: Layout): string[] {
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const facts = `policy ${policy} · context ${context} · account ${clean(assumed)}`;
  return [colors.strong(clean(file)), ...wrap(facts, width).map(colors.quiet)];
}

function workflowLines(
  workflow: PreviewWorkflow,
  preview: Preview,
  layout: Layout,
  findings: FindingPrinter,
  reveal: boolean,
): string[] {
  const { paint: colors, clean } = layout;
  const title = workflow.title === "" ? "" : `  ${colors.quiet(clean(workflow.title))}`;
  const head = ["", `${colors.strong(colors.note(clean(workflow.id)))}${title}`];
  if (workflow.steps.length === 0) return [...head, `  ${colors.quiet("no step that talks to Apple")}`];
  return [...head, ...workflow.steps.flatMap((step) => stepLines(step, preview, layout, findings, reveal))];
}

function stepLines(
  step: PreviewStep,
  preview: Preview,
  layout: Layout,
  findings: FindingPrinter,
  reveal: boolean,
): string[] {
  const { paint: colors, clean } = layout;
  const { planned } = step;
  const title = planned.title ? `  ${clean(planned.title)}` : "";
  const place = colors.quiet(`  line ${planned.location.line}`);
  const runs =
    planned.runs === true ? "" : colors.warn(planned.runs === false ? "  does not run" : "  runs if the build says so");
  return [
    "",
    `  ${colors.strong(`${step.resolution.step} ${step.resolution.version}`)}${title}${place}${runs}`,
    ...rowsOf(step, preview, colors).flatMap((row) => rowLines(row, layout)),
    ...(reveal ? revealedInputs(step.resolution, layout) : []),
    ...findings.print(step.findings),
  ];
}

function rowsOf({ resolution, released }: PreviewStep, { account, policy }: Preview, colors: Paint): Row[] {
  const marks = { resolved: "✔", none: "–", failed: "✖" };
  const paints = { resolved: colors.good, none: colors.warn, failed: colors.bad };
  const words = credentialWords(resolution, account);
  const fails = policy !== "shipped" && resolution.status === "failed";
  const gets: Row = {
    mark: marks[resolution.status],
    label: policy === "shipped" ? "released step" : fails ? words.kind : "gets",
    words: fails ? { ...words, kind: "" } : words,
    why: whyOf(resolution),
    color: paints[resolution.status],
  };
  if (!released) return [gets];
  return [
    gets,
    {
      mark: "≠",
      label: "released step",
      words: credentialWords(released, account),
      why: whyOf(released),
      color: colors.warn,
    },
  ];
}

// The reason of the candidate that decided; where none did, what the credentials lack. Findings say the rest below.
function whyOf({ considered, diagnostics, status }: Resolution): string {
  const decisive =
    considered.find(({ verdict }) => verdict === "selected") ?? considered.find(({ verdict }) => verdict === "invalid");
  if (decisive) return decisive.reason;
  const refused = diagnostics.some(({ code, severity }) => severity === "error" && code.startsWith("inputs/"));
  if (refused) return "the inputs are refused";
  return status === "failed" ? "no credentials that the step takes" : "none that the step takes are configured";
}

function rowLines(row: Row, { width, columns, clean }: Layout): string[] {
  const { words } = row;
  const cells = [
    padEnd(row.label, columns.label),
    padEnd(clean(words.kind), columns.kind),
    padEnd(clean(words.which), columns.which),
    padEnd(clean(words.from), columns.from),
  ].filter((cell) => cell !== "");
  const indent = " ".repeat(INDENT);
  const left = `${cells.join("  ")}  `;
  const room = width - INDENT - 2 - left.length;
  if (room >= 24) {
    const why = wrap(clean(row.why), room);
    const rest = " ".repeat(INDENT + 2 + left.length);
    return why.map((line, index) =>
      index === 0 ? `${indent}${row.color(`${row.mark} ${left}`)}${line}` : `${rest}${line}`,
    );
  }
  const short = [row.label, words.kind, words.which, words.from].map(clean).filter((text) => text !== "");
  return [
    ...wrap(short.join("  "), width - INDENT - 2).map(
      (line, index) => `${indent}${row.color(`${index === 0 ? row.mark : " "} ${line}`)}`,
    ),
    ...wrap(clean(row.why), width - INDENT - 2).map((line) => `${indent}  ${line}`),
  ];
}

function revealedInputs({ inputs }: Resolution, { clean, paint: colors }: Layout): string[] {
  return Object.entries(inputs).map(([key, value]) => {
    const text = typeof value === "object" && "reveal" in value ? value.reveal() : String(value);
    return `${" ".repeat(INDENT + 2)}${colors.quiet(`${clean(key)}:`)} ${escapeTerminal(text)}`;
  });
}

/** Prints findings with their source lines, each one once in a preview. */
class FindingPrinter {
  readonly #seen = new Set<string>();

  constructor(
    private readonly preview: Preview,
    private readonly layout: Layout,
    private readonly mask: (text: string) => string,
  ) {}

  print(findings: readonly Finding[]): string[] {
    const { paint: colors, width } = this.layout;
    const options = { width: width - INDENT, paint: colors, line: this.preview.line, mask: this.mask };
    return findings
      .filter((finding) => this.isNew(finding))
      .flatMap((finding) => {
        const lines = pointer(finding, options);
        return lines.map((line) => `${" ".repeat(INDENT)}${line}`);
      });
  }

  private isNew({ code, location, message }: Finding): boolean {
    const key = `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}
