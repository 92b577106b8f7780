import type { NotCoveredReport, WorkflowReport } from "../../report/report.js";
import type { StepReport } from "../../report/step.js";
import { escapeTerminal } from "../../text/escape.js";
import { actionElement } from "../lanes/html.js";
import { type ShownStepLane, shownStepLanes, stepLaneHead } from "../lanes/step.js";
import { decisions } from "./decision.js";
import { type Element, h } from "./element.js";
import { findingList } from "./finding.js";
import { handOver } from "./hand-over.js";
import { inputTable } from "./inputs.js";
import { joined, placeOf } from "./place.js";
import type { Scene } from "./scene.js";

/** A workflow with its Apple steps, and those that may be some. */
export function workflowSection({ id, title, steps, notCovered }: WorkflowReport, scene: Scene): Element {
  return h(
    "section",
    { class: "workflow" },
    h(
      "header",
      {},
      h("p", { class: "eyebrow" }, "Workflow"),
      h("h2", {}, scene.shown(id)),
      title === "" ? null : h("p", { class: "quiet" }, scene.shown(title)),
    ),
    steps.map((step) => keptCard(step, scene)),
    notCovered.length === 0 ? null : notCoveredList(notCovered, scene),
  );
}

function notCoveredList(steps: readonly NotCoveredReport[], scene: Scene): Element {
  return h(
    "ul",
    { class: "not-covered" },
    steps.map(({ ref, title, location, reason, lanes = [] }) =>
      h(
        "li",
        {},
        h("code", {}, ref),
        title ? ` ${title} ` : " ",
        placeOf(location, scene),
        h("span", { class: "quiet" }, ` not covered: ${reason}`),
        lanes.map(({ call, ...answer }) => laneList(call, { outcome: "both", answer })),
      ),
    ),
  );
}

function keptCard(step: StepReport, scene: Scene): Element {
  const draw = () => stepCard(step, scene);
  return scene.drawn?.drawn(step, scene.preview, draw) ?? draw();
}

function stepCard(step: StepReport, scene: Scene): Element {
  const { step: id, version, title, location, runs, outcomes, released, findings } = step;
  return h(
    "article",
    { class: `step is-${released.status}` },
    h(
      "header",
      {},
      h("h3", {}, title ? scene.shown(title) : id),
      h(
        "p",
        { class: "step-facts" },
        h("code", {}, `${id}@${version}`),
        " ",
        placeOf(location, scene),
        runs === true ? null : h("span", { class: "tag" }, runsWords(runs)),
      ),
    ),
    decisions(step, scene),
    findingList(findings, scene),
    laneLists(step),
    inputTable(step, scene),
    outcomes.map((outcome) => handOver(outcome, scene)),
  );
}

function laneLists({ lane }: StepReport): Element | null {
  if (!lane) return null;
  return h(
    "div",
    {},
    shownStepLanes(lane).map((shown) => laneList(lane.call, shown)),
  );
}

function laneList(call: string, shown: ShownStepLane): Element {
  const { actions } = shown.answer;
  return h(
    "div",
    { class: "lane" },
    h("p", { class: "quiet" }, escapeTerminal(stepLaneHead(call, shown))),
    actions.length === 0 ? null : h("ol", { class: "actions" }, actions.map(actionElement)),
  );
}

function runsWords(value: false | "unknown"): string {
  return value === false ? "does not run" : "runs if the build says so";
}

/** Workflows without a step that talks to Apple, in one line; null when there are none. */
export function otherWorkflows(workflows: readonly WorkflowReport[], { shown }: Scene): Element | null {
  if (workflows.length === 0) return null;
  const names = joined(
    workflows.map(({ id }) => h("code", {}, shown(id))),
    ", ",
  );
  return h("p", { class: "others" }, "No step that talks to Apple: ", names, ".");
}
