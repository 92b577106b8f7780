import { holdsFor, type OutcomeName } from "../outcomes/outcome.js";
import type { LintReport, PreviewReport } from "../report/report.js";
import type { InputReport, StepReport } from "../report/step.js";
import { findingToJson } from "./finding.js";
import { shownToJson } from "./resolution.js";

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
  const { workflow, index, ref, step, version, title, location, runs, inputs } = reported;
  return {
    ...{ workflow, index, ref, step, version, title, location, runs },
    received: membersOf(inputs, ({ text }) => text),
    unresolved: membersOf(inputs, ({ unresolved }) => unresolved),
    provenance: membersOf(inputs, ({ provenance }) => provenance),
    ...outcomesToJson(reported),
  };
}

/** Both outcomes of a step. What was found about it takes the place of what the resolver says: that may repeat a name that is a secret. */
export function outcomesToJson({ released, resolution, findings }: StepReport): object {
  const diagnostics = (name: OutcomeName) => findings.filter((finding) => holdsFor(finding, name)).map(findingToJson);
  return {
    released: { ...shownToJson(released), diagnostics: diagnostics("released") },
    resolution: { ...shownToJson(resolution), diagnostics: diagnostics("documented") },
  };
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
