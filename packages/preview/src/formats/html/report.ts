import { outcomeWords } from "../../outcomes/outcome.js";
import { countFindings } from "../../report/file.js";
import { type FindingReport, readable } from "../../report/finding.js";
import { type PreviewReport, reportedFindings, type WorkflowReport } from "../../report/report.js";
import { plural } from "../summary.js";
import type { Drawn } from "./drawn.js";
import { type Element, h, type Piece } from "./element.js";
import { severityFilter } from "./filter.js";
import { findingList } from "./finding.js";
import { joined } from "./place.js";
import { type Scene, sceneOf } from "./scene.js";
import { otherWorkflows, workflowSection } from "./workflow.js";

/**
 * A preview as a page's content, for whoever draws it: as a file, or in a page that answers (`live`). Always redacted. Where
 * one report follows another, `drawn` keeps the steps that stay as they are: they are the same objects again.
 */
export function reportElement(
  preview: PreviewReport,
  { live, drawn }: { readonly live: boolean; readonly drawn?: Drawn },
): Element {
  drawn?.begin();
  const scene = sceneOf(preview, live, drawn);
  const findings = readable(reportedFindings(preview));
  const isApple = ({ steps, notCovered }: WorkflowReport) => steps.length + notCovered.length > 0;
  const apple = preview.workflows.filter(isApple);
  return h(
    "div",
    { class: "report" },
    header(scene, apple.length, findings),
    findings.length === 0 ? null : severityFilter(findings),
    preview.findings.length === 0
      ? null
      : h("section", { class: "file-findings" }, h("h2", {}, "About the file"), findingList(preview.findings, scene)),
    apple.map((workflow) => workflowSection(workflow, scene)),
    h("p", { class: "nothing", role: "note" }, "Nothing of this kind."),
    otherWorkflows(
      preview.workflows.filter((workflow) => !isApple(workflow)),
      scene,
    ),
  );
}

function header(scene: Scene, workflows: number, findings: readonly FindingReport[]): Element {
  const { preview, live, shown } = scene;
  const { context, account } = preview;
  const assumed = account.source === "assumed" ? `assumed (${(account.kinds ?? []).join(" and ")})` : account.source;
  const facts: [string, string][] = [
    ["context", context],
    ["account", shown(assumed)],
  ];
  return h(
    "header",
    { class: "report-head" },
    live ? null : h("p", { class: "eyebrow" }, "stepauth preview"),
    live ? null : h("h1", {}, shown(preview.file)),
    live
      ? null
      : h(
          "dl",
          { class: "facts" },
          facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
        ),
    h("p", { class: "summary" }, summary(preview, workflows, findings)),
  );
}

function summary(preview: PreviewReport, workflows: number, findings: readonly FindingReport[]): Piece[] {
  const steps = preview.workflows.flatMap((workflow) => workflow.steps);
  const { error, warning, documented } = countFindings([{ findings }]);
  const failed = steps.filter(({ released }) => released.status === "failed").length;
  const notCovered = preview.workflows.reduce((sum, workflow) => sum + workflow.notCovered.length, 0);
  if (steps.length + notCovered === 0) return ["No step that talks to Apple."];
  return joined(
    [
      `${plural(steps.length, "Apple step")} in ${plural(workflows, "workflow")}`,
      notCovered === 0 ? null : `${notCovered} not covered`,
      failed === 0 ? null : h("b", { class: "is-error" }, `${failed} failing`),
      h("span", { class: error > 0 ? "is-error" : "" }, error > 0 ? plural(error, "error") : "no errors"),
      h("span", { class: warning > 0 ? "is-warning" : "" }, warning > 0 ? plural(warning, "warning") : "no warnings"),
      documented === 0 ? null : h("span", { class: "is-warning" }, `${documented} ${outcomeWords.documented} only`),
    ].filter((part) => part !== null),
    " · ",
  );
}
