import type { Resolution } from "@stepauth/core";
import type { AccountFacts, NotCovered, Preview } from "../model.js";
import { unique } from "../outcomes/merge.js";
import { resolutionTexts } from "../resolution/texts.js";
import type { DiffReport } from "./diff.js";
import type { FileReport } from "./file.js";
import { type FindingReport, findingReport } from "./finding.js";
import type { LanesReport } from "./lanes.js";
import type { MigrateReport } from "./migrate.js";
import { type ShownResolution, shownResolution } from "./resolution.js";
import { type Shown, showing } from "./shown.js";
import { StepReport } from "./step.js";

/** Where and by whom a report is printed. */
export interface Page {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** The version of the program. */
  readonly version: string;
  /** When, where the report says so. */
  readonly madeAt?: Date;
}

interface OnPage {
  readonly page: Page;
  /** Secrets are shown in clear, because somebody asked for it. */
  readonly reveals: boolean;
}

/** A workflow as it may be shown. */
export interface WorkflowReport {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly StepReport[];
  readonly notCovered: readonly NotCoveredReport[];
}

/** A step that is not covered, as it may be shown. */
export type NotCoveredReport = Shown<NotCovered>;

/** What `stepauth preview` shows. */
export interface PreviewReport extends OnPage {
  readonly kind: "preview";
  readonly file: string;
  readonly policy: Preview["policy"];
  readonly context: Preview["context"];
  readonly account: AccountFacts;
  readonly workflows: readonly WorkflowReport[];
  /** Findings of no step. */
  readonly findings: readonly FindingReport[];
}

/** What `stepauth lint` shows. */
export interface LintReport extends OnPage {
  readonly kind: "lint";
  readonly files: readonly FileReport[];
}

/** What `stepauth resolve` shows. */
export interface ResolveReport extends OnPage {
  readonly kind: "resolve";
  readonly resolution: ShownResolution;
  readonly account: AccountFacts;
}

/** What a format is given: plain data with nothing in it that may not be shown. Its kind is the command that it is of. */
export type Report = PreviewReport | LintReport | ResolveReport | LanesReport | DiffReport | MigrateReport;

interface Options {
  readonly page: Page;
  /** Show secrets in clear. */
  readonly reveal?: boolean;
}

/** A preview as it may be shown. */
export function previewReport(preview: Preview, { page, reveal = false }: Options): PreviewReport {
  const show = showing({ reveal });
  const { file, policy, context, account, workflows, findings } = preview;
  return {
    kind: "preview",
    page,
    reveals: reveal,
    ...{ file, policy, context, account },
    workflows: workflows.map(({ id, title, steps, notCovered }) => ({
      id: show(id),
      title: show(title),
      steps: steps.map((step) => new StepReport(step, show)),
      notCovered: notCovered.map(({ ref, title, ...rest }) => ({
        ref: show(ref),
        title: title && show(title),
        ...rest,
      })),
    })),
    findings: findings.map((finding) => findingReport(finding, show)),
  };
}

/** Findings of files as they are shown. */
export function lintReport(files: readonly FileReport[], { page }: Pick<Options, "page">): LintReport {
  return { kind: "lint", page, reveals: false, files };
}

/** A resolution as it may be shown. */
export function resolveReport(
  resolution: Resolution,
  account: AccountFacts,
  { page, reveal = false }: Options,
): ResolveReport {
  const shown = shownResolution(resolutionTexts(resolution), showing({ reveal }));
  return { kind: "resolve", page, reveals: reveal, resolution: shown, account };
}

/** Every finding of a report as often as a run comes to it, those of no step first. */
export function everyFinding({ findings, workflows }: PreviewReport): FindingReport[] {
  return [...findings, ...workflows.flatMap(({ steps }) => steps.flatMap((step) => step.findings))];
}

/** Every finding of a report, each once. */
export function reportedFindings(report: PreviewReport): FindingReport[] {
  return unique(everyFinding(report));
}
