import type { Element, Piece } from "@stepauth/preview";
import { isSame } from "./same.js";

/**
 * A report as it is sent: a part that is the same as in the report before is its position there. A keystroke changes few
 * parts, and sending is what takes longest in a big file.
 */
export interface Changes extends Omit<Element, "children"> {
  readonly children: readonly (Piece | number)[];
}

/** What is new in a report. */
export function changesFrom(before: Element | null, { children, ...rest }: Element): Changes {
  const old = before?.children ?? [];
  // Parts come and go in the middle: they are looked for at their distance from the start, and from the end.
  const fromEnd = old.length - children.length;
  const positions = (index: number) => [index, index + fromEnd].filter((at) => at >= 0 && at < old.length);
  return {
    ...rest,
    children: children.map((child, index) => positions(index).find((at) => isSame(old[at], child)) ?? child),
  };
}

/** The report that was sent. Parts that did not change are the very same objects as before. */
export function withChanges(before: Element | null, { children, ...rest }: Changes): Element {
  return {
    ...rest,
    children: children.map((child) => (typeof child === "number" ? (before?.children[child] ?? null) : child)),
  };
}
