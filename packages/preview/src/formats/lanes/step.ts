import type { LaneOutcomes } from "../../lanes/step-lane.js";
import { type HoldsFor, outcomeWords } from "../../outcomes/outcome.js";
import type { LaneAnswerReport } from "../../report/lanes.js";
import type { NotCoveredReport } from "../../report/report.js";
import { escapeTerminal } from "../../text/escape.js";
import type { Paint } from "../paint.js";
import { actionLines } from "./table.js";
import { outcomeInWords } from "./words.js";

/** A lane of a step under an outcome; one for both where they come to the same. */
export interface ShownStepLane {
  readonly outcome: HoldsFor;
  readonly answer: LaneAnswerReport;
}

/** What there is to show of the lane of a step: the build, and beside it what is documented, where that differs. */
export function shownStepLanes({ released, resolution }: LaneOutcomes): ShownStepLane[] {
  if (plain(released) === plain(resolution)) return released ? [{ outcome: "both", answer: released }] : [];
  return [
    ...(released ? [{ outcome: "released", answer: released } as const] : []),
    ...(resolution ? [{ outcome: "documented", answer: resolution } as const] : []),
  ];
}

/** Whether the key says `in_house` alone is no other outcome. */
function plain(answer: LaneAnswerReport | null): string {
  return JSON.stringify(answer, (name, value: unknown) => (name === "in_house" ? undefined : value));
}

/** How a lane of a step ends, and for which outcome. */
export function stepLaneHead(call: string, { outcome, answer }: ShownStepLane): string {
  const which = outcomeWords[outcome];
  return `lane ${call}${which === "" ? "" : ` ${which}`}: ${outcomeInWords(answer)}`;
}

/** The lane of a step, for a terminal. */
export function stepLaneLines(lane: LaneOutcomes | undefined, width: number, colors: Paint): string[] {
  if (!lane) return [];
  return shownStepLanes(lane).flatMap((shown) => lines(lane.call, shown, width, colors));
}

/** The lanes of a script, for a terminal. */
export function scriptLaneLines(lanes: NotCoveredReport["lanes"], width: number, colors: Paint): string[] {
  return (lanes ?? []).flatMap(({ call, ...answer }) => lines(call, { outcome: "both", answer }, width, colors));
}

function lines(call: string, shown: ShownStepLane, width: number, colors: Paint): string[] {
  return [
    colors.quiet(escapeTerminal(stepLaneHead(call, shown))),
    ...shown.answer.actions.flatMap((action) => actionLines(action, width - 4)),
  ];
}
