import { type Change, type ChangedPart, comparePreviews, type StepChange } from "../diff/compare.js";
import type { AccountFacts, Preview } from "../model.js";
import { unique } from "../outcomes/merge.js";
import { type FindingReport, findingReport, readable } from "./finding.js";
import type { Page } from "./report.js";
import { type Show, showing } from "./shown.js";
import { StepReport } from "./step.js";

/** One of the two things that are compared. */
export interface DiffSideReport {
  readonly file: string;
  readonly policy: Preview["policy"];
  readonly context: Preview["context"];
  readonly account: AccountFacts;
  /** Versions that count instead of those in the file, such as `fastlane@3`. */
  readonly versions: readonly string[];
}

/** What became of a step, as it may be shown. */
export interface StepChangeReport {
  readonly change: Change;
  readonly parts: readonly ChangedPart[];
  readonly before: StepReport | null;
  readonly after: StepReport | null;
  /** What was found about the step before, and is not any more; and what is found now, and was not. Notes are left out. */
  readonly findings: { readonly gone: readonly FindingReport[]; readonly new: readonly FindingReport[] };
}

/** A workflow with what became of its steps. */
export interface WorkflowChangeReport {
  readonly id: string;
  readonly steps: readonly StepChangeReport[];
}

/** What `stepauth diff` shows. */
export interface DiffReport {
  readonly kind: "diff";
  readonly page: Page;
  readonly reveals: false;
  readonly before: DiffSideReport;
  readonly after: DiffSideReport;
  readonly workflows: readonly WorkflowChangeReport[];
  readonly counts: Readonly<Record<Change, number>>;
  /** Findings of no step, of either side. */
  readonly findings: readonly FindingReport[];
}

/** A preview that is compared, and which versions of steps were chosen for it. */
export interface ComparedPreview {
  readonly preview: Preview;
  readonly versions?: readonly string[];
}

/** Two previews, compared, as they may be shown. */
export function diffReport(
  before: ComparedPreview,
  after: ComparedPreview,
  { page }: { readonly page: Page },
): DiffReport {
  const show = showing({});
  const workflows = comparePreviews(before.preview, after.preview).map(({ id, steps }) => ({
    id: show(id),
    steps: steps.map((step) => stepChangeReport(step, show)),
  }));
  const counts = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of workflows.flatMap(({ steps }) => steps)) counts[change]++;
  const findings = unique([...before.preview.findings, ...after.preview.findings]);
  return {
    kind: "diff",
    page,
    reveals: false,
    before: sideReport(before),
    after: sideReport(after),
    workflows,
    counts,
    findings: findings.map((finding) => findingReport(finding, show)),
  };
}

/** Whether a step comes to something else, comes or goes. */
export function isChanged({ counts }: Pick<DiffReport, "counts">): boolean {
  return counts.changed + counts.added + counts.removed > 0;
}

function sideReport({ preview: { file, policy, context, account }, versions = [] }: ComparedPreview): DiffSideReport {
  return { file, policy, context, account, versions };
}

function stepChangeReport({ change, parts, before, after }: StepChange, show: Show): StepChangeReport {
  const [old, now] = [before && new StepReport(before, show), after && new StepReport(after, show)];
  const news = foundOnly(now, old);
  const stay = new Set(news.map(({ code }) => code));
  const gone = foundOnly(old, now).filter(({ code }) => !stay.has(code));
  return { change, parts, before: old, after: now, findings: { gone, new: news } };
}

/** What is found about one step and not about the other. Where it stands makes no difference: lines move. */
function foundOnly(step: StepReport | null, other: StepReport | null): readonly FindingReport[] {
  if (step === null || other === null) return [];
  const known = new Set(other.findings.map(kindOf));
  return readable(step.findings).filter((finding) => finding.severity !== "info" && !known.has(kindOf(finding)));
}

function kindOf({ code, input, outcome, severity }: FindingReport): string {
  return `${code} ${input} ${outcome} ${severity}`;
}
