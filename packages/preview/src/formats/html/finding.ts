import { outcomeWords } from "../../outcomes/outcome.js";
import { type FindingReport, readable } from "../../report/finding.js";
import { codeAddress } from "../code-address.js";
import { leftAlone } from "../pointer.js";
import { type Element, h } from "./element.js";
import { icon } from "./icon.js";
import { placeOf } from "./place.js";
import type { Scene } from "./scene.js";
import { ticked } from "./ticked.js";

/** Findings as a list; null when there are none. */
export function findingList(findings: readonly FindingReport[], scene: Scene): Element | null {
  if (findings.length === 0) return null;
  return h(
    "ul",
    { class: "findings" },
    readable(findings).map((finding) => findingItem(finding, scene)),
  );
}

function findingItem(finding: FindingReport, scene: Scene): Element {
  const { code, severity, outcome, message, help, location } = finding;
  const address = codeAddress(code);
  return h(
    "li",
    { class: `finding is-${severity}` },
    h(
      "div",
      { class: "finding-words" },
      h(
        "p",
        { class: "finding-head" },
        icon(severity),
        h("span", { class: "severity" }, severity === "info" ? "note" : severity),
        outcome === "both" ? null : [" ", h("span", { class: "outcome" }, outcomeWords[outcome])],
        " ",
        h("a", { class: "code", href: address, target: scene.live && "_blank", rel: "noreferrer" }, code),
      ),
      h("p", { class: "message" }, ticked(scene.shown(message))),
      help === undefined ? null : h("p", { class: "help" }, ticked(scene.shown(help))),
      fixButton(finding, scene),
      finding.unsafeFix === undefined
        ? null
        : h("p", { class: "fixable" }, ticked(scene.shown(leftAlone(finding.unsafeFix)))),
    ),
    location === undefined ? null : excerpt(finding, location, scene),
  );
}

function fixButton(finding: FindingReport, { live, shown }: Scene): Element | null {
  const { fix, code, location } = finding;
  if (!fix) return null;
  if (!live)
    return h("p", { class: "fixable" }, h("code", {}, "stepauth lint --fix"), " repairs it: ", ticked(shown(fix)));
  const where = location === undefined ? "" : `, line ${location.line}`;
  return h(
    "button",
    {
      type: "button",
      class: "fix",
      "data-fix": fixKey(finding),
      "aria-label": `Apply fix: ${shown(fix)} (${code}${where})`,
    },
    "Apply fix: ",
    ticked(shown(fix)),
  );
}

/** A name for the fix of a finding, the same as long as it stands where it stands. It holds no text of the file. */
export function fixKey({ code, location }: Pick<FindingReport, "code" | "location">): string {
  return `${location?.line}:${location?.column} ${code}`;
}

/** The line that a finding points to: its number, and nothing of it but the span that is meant. */
function excerpt({ frame }: FindingReport, location: NonNullable<FindingReport["location"]>, scene: Scene): Element {
  const place = placeOf(location, scene);
  if (frame === undefined) return h("p", { class: "excerpt" }, place);
  const code = h("code", {}, frame.before.replace(/^ +/, ""), h("mark", {}, scene.shown(frame.marked)));
  return h("figure", { class: "excerpt" }, h("pre", {}, place, code));
}
