import type { Severity } from "@stepauth/core";
import type { DiffReport, StepChangeReport } from "../../report/diff.js";
import { type FileReport, inOrder } from "../../report/file.js";
import type { FindingReport } from "../../report/finding.js";
import { changeInWords, stepInWords } from "./words.js";

/** A diff as findings about the file as it is now, for what shows findings: each change is one, and so is what is newly wrong. */
export function findingsOfDiff(report: DiffReport): FileReport {
  const changes = report.workflows.flatMap(({ steps }) => steps);
  const findings = changes.flatMap((step) => [...changeFinding(step, report), ...step.findings.new]);
  return inOrder(report.after.file, [...report.findings, ...findings]);
}

function changeFinding(step: StepChangeReport, report: DiffReport): FindingReport[] {
  const { change, after } = step;
  if (change === "same") return [];
  const words = changeInWords(step, report).map(({ label, words: text }) => `${label} ${text}`);
  return [
    {
      code: "step/changed",
      severity: severityOf(step),
      outcome: "both",
      message: `\`${stepInWords(step)}\` ${WHAT[change]}: ${words.join("; ")}.`,
      ...(after === null ? {} : { location: after.location }),
    },
  ];
}

const WHAT = { changed: "comes to something else", added: "is new", removed: "is gone" } as const;

/** That a step of the build fails which did not is an error; that it has other credentials, a warning. */
function severityOf({ before, after, parts }: StepChangeReport): Severity {
  if (before === null || after === null) return "info";
  if (after.released.status === "failed" && before.released.status !== "failed") return "error";
  return parts.includes("released") ? "warning" : "info";
}
