import { type Candidate, isRecurring, type Verdict } from "@stepauth/core";
import { type Element, h } from "./element.js";
import { icon } from "./icon.js";
import type { Scene } from "./scene.js";
import { ticked } from "./ticked.js";

const WORDS: Readonly<Record<Verdict, string>> = {
  selected: "selected",
  shadowed: "shadowed",
  "not-configured": "not configured",
  "not-accepted": "not accepted",
  "not-requested": "not requested",
  invalid: "can’t be used",
  "in-force": "in force",
};

const ORIGINS: Readonly<Record<Candidate["origin"], string>> = {
  inputs: "step inputs",
  connection: "connected account",
  environment: "environment",
};

/** The candidates in the order in which they were tried, as rungs of a ladder: what was taken, what was not, and why. */
export function ladder(considered: readonly Candidate[], { shown }: Scene): Element {
  return h(
    "ol",
    { class: "ladder", "aria-label": "Candidates, in the order in which they are tried" },
    considered.map((candidate) => rung(candidate, shown(candidate.reason))),
  );
}

// The same candidates come in every step and in every report.
const rungs = new WeakMap<Candidate, Element>();

function rung(candidate: Candidate, reason: string): Element {
  if (!isRecurring(candidate) || reason !== candidate.reason) return drawRung(candidate, reason);
  const drawn = rungs.get(candidate) ?? drawRung(candidate, reason);
  rungs.set(candidate, drawn);
  return drawn;
}

function drawRung({ origin, method, verdict }: Candidate, reason: string): Element {
  const kind = method === "api-key" ? "API key" : "Apple ID";
  return h(
    "li",
    { class: `rung is-${verdict}` },
    icon(verdict),
    h(
      "div",
      { class: "rung-words" },
      h("p", { class: "rung-name" }, h("b", {}, kind), " ", h("span", { class: "quiet" }, ORIGINS[origin])),
      h("p", { class: "rung-verdict" }, WORDS[verdict]),
      h("p", { class: "rung-reason" }, ticked(reason)),
    ),
  );
}
