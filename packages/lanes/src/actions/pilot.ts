import type { LaneUpload } from "../answer.js";
import { isMissing } from "../fastlane/names.js";
import { Sym } from "../value/values.js";
import { findKey, findUser, takeToken } from "./ladder.js";
import { appleIdUpload } from "./login.js";
import { shownText } from "./show.js";
import { logInAs, type Step } from "./steps.js";

/** pilot: with the numeric ID of the app it uploads first, and may never log in. */
export function pilot(step: Step): void {
  const { run, row, options, action } = step;
  const found = findKey(run, row, options);
  const hasKey = found.hash !== undefined || found.path !== undefined;
  const appId = options.find("apple_id", ["PILOT_APPLE_ID", "TESTFLIGHT_APPLE_ID"]);
  const logsInFirst = hasKey || isMissing(appId?.value ?? null);
  if (logsInFirst && !takeToken(run, row, found, action)) logInAs(step);
  if (options.isOn("distribute_only", ["PILOT_DISTRIBUTE_ONLY"], false)) {
    if (!logsInFirst && !takeToken(run, row, found, action)) logInAs(step);
    return;
  }
  action.upload = uploaded(step);
  if (logsInFirst) return;
  const isDone = options.isOn("skip_waiting_for_build_processing", ["PILOT_SKIP_WAITING_FOR_BUILD_PROCESSING"], false);
  if (isDone && !hasChangelog(step)) action.result = "upload-only";
  else if (!takeToken(run, row, found, action)) logInAs(step);
}

function hasChangelog({ run, options }: Step): boolean {
  if (options.find("changelog", ["PILOT_CHANGELOG"])) return true;
  return (run.laneContext.get(Sym.of("FL_CHANGELOG")) ?? null) !== null;
}

/** With the current token, if there is any; else with the user of the options, not with that of the session. */
function uploaded({ run, row, options }: Step): LaneUpload {
  const { token } = run.session;
  if (token) return { uses: "api-key", key_id: shownText(run, token.keyId) };
  const provider = options.find("itc_provider", ["PILOT_ITC_PROVIDER"])?.value;
  const publicProvider = options.find("provider_public_id", ["PILOT_PROVIDER_PUBLIC_ID"])?.value;
  return withProviders(
    appleIdUpload(run, findUser(run, row, options)),
    shownText(run, provider),
    shownText(run, publicProvider),
  );
}

/** An upload, with those of its providers that are there. */
export function withProviders(
  upload: LaneUpload,
  provider: ReturnType<typeof shownText>,
  publicProvider: ReturnType<typeof shownText>,
): LaneUpload {
  return {
    ...upload,
    ...(provider === null ? {} : { provider }),
    ...(publicProvider === null ? {} : { public_provider: publicProvider }),
  };
}
