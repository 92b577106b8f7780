import type { Severity } from "@stepauth/core";
import type { FindingReport } from "../../report/finding.js";
import { type Element, h } from "./element.js";

const CHOICES: readonly [Severity | "all", string][] = [
  ["all", "Everything"],
  ["error", "Errors"],
  ["warning", "Warnings"],
  ["info", "Notes"],
];

/** Chooses which findings are shown. The style sheet does it all, so that it works without a script. */
export function severityFilter(findings: readonly FindingReport[]): Element {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return h(
    "fieldset",
    { class: "filter" },
    h("legend", {}, "Show"),
    CHOICES.map(([severity, words]) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: "severity",
          value: severity,
          class: `show-${severity}`,
          checked: severity === "all",
        }),
        h("span", {}, words, severity === "all" ? null : h("span", { class: "count" }, ` ${count(severity)}`)),
      ),
    ),
  );
}
