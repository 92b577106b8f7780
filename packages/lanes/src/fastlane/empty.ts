import { Str, type Value } from "../value/values.js";
import type { LaneRun } from "./run.js";

/** Variables of which an empty one counts as given, or hides another. */
const MATTERS =
  /^(?:FASTLANE_USER|DELIVER_USER|ITUNESCONNECT_USER|[A-Z_]+_USERNAME|(?:FASTLANE|DELIVER)_PASSWORD|[A-Z_]+_API_KEY(?:_PATH|_KEY|_KEY_ID|_ISSUER_ID|_KEY_FILEPATH)?)$/;

/** Marks a variable that is empty where another value was to be had. */
export function seeEmpty(run: LaneRun, name: string, value: Value): void {
  if (value instanceof Str && value.text.isEmpty && MATTERS.test(name)) run.seeHere("empty-variable", name);
}
