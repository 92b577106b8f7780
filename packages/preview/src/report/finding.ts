import type { Finding, Frame } from "../model.js";
import type { Show, Shown } from "./shown.js";

/** A finding as it may be shown. Of a fix it says only what it does: the new text may hold a secret. */
export interface FindingReport extends Omit<Finding, "fix" | "frame"> {
  readonly fix?: string;
  readonly frame?: Shown<Frame>;
}

/** Shows a finding. */
export function findingReport({ fix, frame, ...finding }: Finding, show: Show): FindingReport {
  return {
    ...finding,
    ...(fix === undefined ? {} : { fix: fix.title }),
    ...(frame === undefined ? {} : { frame: { before: frame.before, marked: show(frame.marked) } }),
  };
}
