import { Text } from "@stepauth/text";
import { type LaneFlag, type LaneText, UNKNOWN } from "../answer.js";
import type { LaneRun } from "../fastlane/run.js";
import { ROOT } from "../library/paths.js";
import { Unknown } from "../value/unknown.js";
import type { Value } from "../value/values.js";

/** A value as an answer shows it. */
export function shownText(run: LaneRun, value: Value | undefined): LaneText {
  const settled = run.interpreter.settled(value ?? null);
  if (settled === null) return null;
  // The value of a variable: its name says more than that nobody knows it.
  if (settled instanceof Unknown) return /^\$\w+$/.test(settled.id) ? Text.of(settled.id) : UNKNOWN;
  return run.interpreter.textOf(settled) ?? UNKNOWN;
}

/** A path as an answer shows it: where the project is, nobody knows. */
export function shownPath(run: LaneRun, value: Value | undefined): LaneText {
  const text = shownText(run, value);
  if (!(text instanceof Text) || !text.reveal().startsWith(`${ROOT}/`)) return text;
  return text.slice(ROOT.length + 1);
}

/** A switch as an answer shows it. */
export function shownFlag(run: LaneRun, value: Value | undefined): LaneFlag {
  const settled = run.interpreter.settled(value ?? null);
  if (settled instanceof Unknown) return UNKNOWN;
  return settled === null ? null : settled !== false;
}
