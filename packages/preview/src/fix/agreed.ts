import type { PlannedStep, SourceFile } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import type { SeenStep, SeenWorkflow } from "../seen-step.js";
import { keyOfFix } from "./apply.js";
import { isAnchored } from "./edits.js";
import type { TextEdit } from "./fix.js";

/** What else has a say in a fix. */
export interface Surroundings {
  readonly areAllRunsKnown: boolean;
  /** The steps that are no Apple steps. */
  readonly others: readonly PlannedStep[];
  readonly sources: readonly SourceFile[];
}

/**
 * Keeps a fix only where it fits every run of the step: several workflows may run the same lines with other variables, and
 * several steps may share them through an alias; what repairs one must not break another. Where not all runs are known,
 * that can't be known either.
 */
export function withAgreedFixes(
  workflows: readonly SeenWorkflow[],
  surroundings: Surroundings,
): readonly SeenWorkflow[] {
  const runs = new Map<string, number>();
  const wanted = new Map<string, number>();
  const steps = workflows.flatMap((workflow) => workflow.steps);
  if (!steps.some(({ findings }) => findings.some(({ fix }) => fix))) return workflows;
  for (const { planned, findings } of steps) {
    const place = placeOf(planned.location);
    count(runs, place);
    // Several findings of a step may ask for the same, and where the outcomes differ in how bad it is, it has one twice.
    const keys = new Set(findings.filter(({ fix }) => fix).map(fixKey));
    for (const key of keys) count(wanted, `${place} ${key}`);
  }
  const fitsAll = sharedCheck(workflows, surroundings);
  const agreed = (place: string, finding: Finding) =>
    !finding.fix ||
    (surroundings.areAllRunsKnown &&
      (isOfVariable(finding) || wanted.get(`${place} ${fixKey(finding)}`) === runs.get(place)) &&
      finding.fix.edits.every(fitsAll));
  return workflows.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((step) => {
      const place = placeOf(step.planned.location);
      return { ...step, findings: step.findings.map((found) => (agreed(place, found) ? found : withoutFix(found))) };
    }),
  }));
}

/** Leaves all fixes out. */
export function withoutFixes(workflows: readonly SeenWorkflow[]): readonly SeenWorkflow[] {
  const isFixable = ({ fix }: Finding) => fix !== undefined;
  const without = (step: SeenStep) =>
    step.findings.some(isFixable) ? { ...step, findings: step.findings.map(withoutFix) } : step;
  return workflows.map((workflow) => ({ ...workflow, steps: workflow.steps.map(without) }));
}

/** Whether every step that has an input at the place of an edit wants it; asked only of what an alias may stand for. */
function sharedCheck(
  workflows: readonly SeenWorkflow[],
  { others, sources }: Surroundings,
): (edit: TextEdit) => boolean {
  const isShared = ({ file, range }: TextEdit) =>
    sources.some((source) => source.file === file && isAnchored(source, range[0]));
  const steps = workflows.flatMap((workflow) => workflow.steps);
  const wanted = new Map<string, number>();
  for (const { findings } of steps)
    for (const key of new Set(
      findings
        .flatMap(({ fix }) => fix?.edits ?? [])
        .filter(isShared)
        .map(editKey),
    ))
      count(wanted, key);
  const uses = new Map<string, number>();
  for (const { userInputs } of wanted.size === 0 ? [] : [...steps.map(({ planned }) => planned), ...others])
    for (const { declared, location, valueRange: range } of userInputs)
      if (declared !== false) count(uses, editKey({ file: location.file, range }));
  return (edit) => !wanted.has(editKey(edit)) || (uses.get(editKey(edit)) ?? 0) <= (wanted.get(editKey(edit)) ?? 0);
}

function editKey({ file, range }: Pick<TextEdit, "file" | "range">): string {
  return `${range[0]}:${range[1]}:${file}`;
}

// A variable's own value is wrong wherever it is expanded.
function isOfVariable({ code, input }: Finding): boolean {
  return code === "yaml/unquoted" && input === undefined;
}

function withoutFix({ fix: _, ...finding }: Finding): Finding {
  return finding;
}

function fixKey({ fix }: Finding): string {
  return fix ? keyOfFix(fix) : "";
}

function placeOf({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${line}:${column}:${file}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
