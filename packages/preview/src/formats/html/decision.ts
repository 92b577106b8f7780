import type { Policy, Status } from "@stepauth/core";
import type { ShownResolution } from "../../report/resolution.js";
import type { StepReport } from "../../report/step.js";
import { credentialWords } from "../credentials.js";
import { type Element, h } from "./element.js";
import { icon, type Sign } from "./icon.js";
import { ladder } from "./ladder.js";
import type { Scene } from "./scene.js";

const POLICIES: Readonly<Record<Policy, string>> = {
  "inputs-first": "as documented",
  shipped: "the released step",
};

// Where there are no credentials, what becomes of the step.
const NOTHING: Partial<Record<Status, string>> = { failed: "The step fails", none: "Goes on without credentials" };

/** What a step gets, and how that was decided; where the released step decides otherwise, both beside each other. */
export function decisions({ resolution, released }: StepReport, scene: Scene): Element {
  if (!released) return h("div", { class: "decisions" }, decision(resolution, resolution.status, null, scene));
  return h(
    "div",
    { class: "decisions two" },
    decision(resolution, resolution.status, resolution.policy, scene),
    decision(released, "differs", released.policy, scene),
  );
}

function decision(resolution: ShownResolution, sign: Sign, policy: Policy | null, scene: Scene): Element {
  const { kind, which, from } = credentialWords(resolution, scene.preview.account);
  const words = [
    h("b", {}, NOTHING[resolution.status] ?? kind),
    which === "" ? null : h("span", { class: "which" }, scene.shown(which)),
    from === "" ? null : h("span", { class: "quiet" }, `from the ${from}`),
  ];
  return h(
    "section",
    { class: `decision is-${sign}` },
    policy === null ? null : h("h4", { class: "policy" }, POLICIES[policy], " ", h("code", {}, policy)),
    h("p", { class: "answer" }, icon(sign), h("span", { class: "answer-words" }, spaced(words))),
    ladder(resolution.considered, scene),
  );
}

function spaced(words: readonly (Element | null)[]): (Element | string)[] {
  return words.filter((word) => word !== null).flatMap((word, index) => (index === 0 ? [word] : [" ", word]));
}
