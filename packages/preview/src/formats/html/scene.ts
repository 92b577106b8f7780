import type { PreviewReport } from "../../report/report.js";
import { escapeTerminal } from "../../text/escape.js";
import type { Drawn } from "./drawn.js";

/** What the parts of a report are drawn with. */
export interface Scene {
  readonly preview: PreviewReport;
  /** A text as it may be drawn: what would hide or reorder its surroundings is made visible. */
  readonly shown: (text: string) => string;
  /** There is a page around it that answers: places become buttons, and fixes can be applied. */
  readonly live: boolean;
  /** What was drawn for the report before. */
  readonly drawn: Drawn | undefined;
}

/** The scene of a report. */
export function sceneOf(preview: PreviewReport, live: boolean, drawn?: Drawn): Scene {
  // The same words stand in every step.
  const known = new Map<string, string>();
  const shown = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const clean = escapeTerminal(text);
    known.set(text, clean);
    return clean;
  };
  return { preview, live, shown, drawn };
}

const LONGEST = 160;

/** The same, no longer than a line. */
export function shownShort(text: string, { shown }: Scene): string {
  const whole = shown(text);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}
