import type { LintReport, PreviewReport } from "../report/report.js";
import type { InputReport, StepReport } from "../report/step.js";
import { findingToJson } from "./finding.js";
import { decisionToJson } from "./resolution.js";

/** A preview as the JSON document of `--format json`, schema version 1. */
export function previewToJson({ file, policy, context, account, workflows, findings }: PreviewReport): object {
  return {
    schemaVersion: 1,
    file,
    policy,
    context,
    account,
    workflows: workflows.map(({ id, title, steps, notCovered }) => ({
      id,
      ...(title === "" ? {} : { title }),
      steps: steps.map(stepToJson),
      notCovered,
    })),
    diagnostics: findings.map(findingToJson),
  };
}

function stepToJson(reported: StepReport): object {
  const { workflow, index, ref, step, version, title, location, runs, inputs, resolution, released, findings } =
    reported;
  const { considered } = resolution;
  return {
    ...{ workflow, index, ref, step, version, title, location, runs },
    received: membersOf(inputs, ({ text }) => text),
    unresolved: membersOf(inputs, ({ unresolved }) => unresolved),
    provenance: membersOf(inputs, ({ provenance }) => provenance),
    resolution: { ...decisionToJson(resolution), considered, diagnostics: findings.map(findingToJson) },
    ...(released ? { released: releasedToJson(released) } : {}),
  };
}

// What the released step decides, without what it would hand over: the resolution beside it has the whole.
function releasedToJson(released: NonNullable<StepReport["released"]>): object {
  const { status, method, origin, credentials } = decisionToJson(released);
  return { status, method, origin, credentials };
}

function membersOf<T>(inputs: StepReport["inputs"], of: (input: InputReport) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, of(input)]));
}

/** The document of `lint --format json`. */
export function lintToJson({ files }: LintReport): object {
  return {
    schemaVersion: 1,
    files: files.map(({ file, findings }) => ({ file, diagnostics: findings.map(findingToJson) })),
  };
}
