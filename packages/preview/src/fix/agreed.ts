import type { Finding, PreviewWorkflow } from "../model.js";

/**
 * Keeps a fix only where it fits every run of the step: several workflows may run the same lines with other variables, and
 * what repairs one must not break another. Where not all runs are known, that can't be known either.
 */
export function withAgreedFixes(
  workflows: readonly PreviewWorkflow[],
  { areAllRunsKnown }: { readonly areAllRunsKnown: boolean },
): readonly PreviewWorkflow[] {
  const runs = new Map<string, number>();
  const wanted = new Map<string, number>();
  const steps = workflows.flatMap((workflow) => workflow.steps);
  if (!steps.some(({ findings }) => findings.some(({ fix }) => fix))) return workflows;
  for (const { planned, findings } of steps) {
    const place = placeOf(planned.location);
    count(runs, place);
    for (const finding of findings) if (finding.fix) count(wanted, `${place} ${fixKey(finding)}`);
  }
  const agreed = (place: string, finding: Finding) =>
    !finding.fix ||
    (areAllRunsKnown && (isOfVariable(finding) || wanted.get(`${place} ${fixKey(finding)}`) === runs.get(place)));
  return workflows.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((step) => {
      const place = placeOf(step.planned.location);
      return { ...step, findings: step.findings.map((found) => (agreed(place, found) ? found : withoutFix(found))) };
    }),
  }));
}

// A variable's own value is wrong wherever it is expanded.
function isOfVariable({ code, input }: Finding): boolean {
  return code === "yaml/unquoted" && input === undefined;
}

function withoutFix({ fix: _, ...finding }: Finding): Finding {
  return finding;
}

function fixKey({ fix }: Finding): string {
  return JSON.stringify(fix?.edits);
}

function placeOf({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${line}:${column}:${file}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
