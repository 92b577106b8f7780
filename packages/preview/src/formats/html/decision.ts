import type { Status } from "@stepauth/core";
import { outcomeWords } from "../../outcomes/outcome.js";
import type { OutcomeReport, StepReport } from "../../report/step.js";
import { credentialWords, foundByTool } from "../credentials.js";
import { type Element, h } from "./element.js";
import { icon } from "./icon.js";
import { ladder } from "./ladder.js";
import type { Scene } from "./scene.js";

// Where there are no credentials, what becomes of the step.
const NOTHING: Partial<Record<Status, string>> = { failed: "The step fails", none: "Goes on without credentials" };

/** What a step gets, and how that was decided: in the build, and beside it as documented, where that differs. */
export function decisions({ outcomes }: StepReport, scene: Scene): Element {
  return h(
    "div",
    { class: outcomes.length === 1 ? "decisions" : "decisions two" },
    outcomes.map((outcome) => decision(outcome, scene)),
  );
}

function decision({ outcome, resolution, hasErrors }: OutcomeReport, scene: Scene): Element {
  const { kind, which, from } = credentialWords(resolution, scene.preview.account);
  const { status } = resolution;
  const words = [
    h("b", {}, foundByTool(resolution) ? kind : (NOTHING[status] ?? kind)),
    which === "" ? null : h("span", { class: "which" }, scene.shown(which)),
    from === "" ? null : h("span", { class: "quiet" }, `from the ${from}`),
  ];
  return h(
    "section",
    { class: `decision is-${status}` },
    outcome === "both" ? null : h("h4", { class: "outcome" }, outcomeWords[outcome]),
    h(
      "p",
      { class: "answer" },
      icon(status === "resolved" && hasErrors ? "error" : status),
      h("span", { class: "answer-words" }, spaced(words)),
    ),
    ladder(resolution.considered, scene),
  );
}

function spaced(words: readonly (Element | null)[]): (Element | string)[] {
  return words.filter((word) => word !== null).flatMap((word, index) => (index === 0 ? [word] : [" ", word]));
}
