import { type DiffReport, type DiffSideReport, isChanged, type StepChangeReport } from "../report/diff.js";
import type { StepReport } from "../report/step.js";
import { findingToJson } from "./finding.js";
import { outcomesToJson } from "./preview.js";

/** What `stepauth diff --format json` prints, schema version 1. */
export function diffToJson(report: DiffReport): object {
  const { before, after, workflows, counts, findings } = report;
  return {
    schemaVersion: 1,
    before: sideToJson(before),
    after: sideToJson(after),
    changed: isChanged(report),
    counts,
    workflows: workflows.map(({ id, steps }) => ({ id, steps: steps.map(changeToJson) })),
    diagnostics: findings.map(findingToJson),
  };
}

function sideToJson({ file, policy, context, account, versions }: DiffSideReport): object {
  const { source, kinds } = account;
  const facts = { source, ...(kinds === undefined ? {} : { kinds }) };
  return { file, policy, context, account: facts, ...(versions.length === 0 ? {} : { versions }) };
}

function changeToJson({ change, parts, before, after, findings }: StepChangeReport): object {
  return {
    change,
    parts,
    step: (after ?? before)?.step,
    before: before && stepToJson(before),
    after: after && stepToJson(after),
    diagnostics: { gone: findings.gone.map(findingToJson), new: findings.new.map(findingToJson) },
  };
}

function stepToJson(reported: StepReport): object {
  const { workflow, index, ref, step, version, title, location, runs } = reported;
  return { ...{ workflow, index, ref, step, version, title, location, runs }, ...outcomesToJson(reported) };
}
