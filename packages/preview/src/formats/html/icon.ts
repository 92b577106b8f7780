import type { Severity, Status, Verdict } from "@stepauth/core";
import { type Element, h } from "./element.js";

/** What a picture shows: a verdict, a status, or a severity. */
export type Sign = Verdict | Status | Severity;

// Each sign differs from the others in its shape, not in its colour alone. The field is 16 by 16.
const SHAPES: Readonly<Record<Sign, readonly Element[]>> = {
  selected: [disc(), line("M4.9 8.2l2.2 2.2 4-4.6", "ink")],
  resolved: [disc(), line("M4.9 8.2l2.2 2.2 4-4.6", "ink")],
  shadowed: [ring(), fill("M8 2a6 6 0 0 1 0 12z")],
  "not-configured": [ring("dotted")],
  "not-accepted": [ring(), line("M4 12L12 4")],
  "not-requested": [ring(), fill("M4.6 7.2h1.6v1.6H4.6zM7.2 7.2h1.6v1.6H7.2zM9.8 7.2h1.6v1.6H9.8z")],
  invalid: [disc(), line("M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8", "ink")],
  "in-force": [disc(), line("M8 4.4v7.2M4.4 8h7.2", "ink")],
  failed: [disc(), line("M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8", "ink")],
  none: [ring(), line("M5 8h6")],
  error: [fill("M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z"), line("M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4", "ink")],
  warning: [fill("M8 1.4L15.2 14H0.8z"), line("M8 6v3.6M8 11.6v.2", "ink")],
  info: [disc(), line("M8 7.4v3.8M8 4.6v.2", "ink")],
};

const icons = new Map<Sign, Element>();

/** A small picture. Words beside it say the same, so that it is hidden from screen readers. */
export function icon(sign: Sign): Element {
  const known = icons.get(sign) ?? draw(sign);
  icons.set(sign, known);
  return known;
}

function draw(sign: Sign): Element {
  return h(
    "svg",
    { class: `icon is-${sign}`, viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true" },
    SHAPES[sign],
  );
}

function disc(): Element {
  return h("circle", { cx: "8", cy: "8", r: "7", class: "fill" });
}

function ring(style?: "dotted"): Element {
  return h("circle", { cx: "8", cy: "8", r: "6", class: style === "dotted" ? "line dotted" : "line" });
}

function line(d: string, style = ""): Element {
  return h("path", { d, class: `line ${style}`.trim() });
}

function fill(d: string): Element {
  return h("path", { d, class: "fill" });
}
