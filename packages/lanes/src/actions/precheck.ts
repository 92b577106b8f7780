import { userError } from "../evaluate/errors.js";
import { type FoundKey, findKey, takeToken } from "./ladder.js";
import { shownText } from "./show.js";
import { logInAs, readTeams, type Step } from "./steps.js";
import { tokenOfFile, tokenOfHash } from "./token.js";

/** precheck: no key can check in-app purchases, and an earlier login to App Store Connect is used again. */
export function precheck(step: Step): void {
  const { run, row, options, action } = step;
  const first = findKey(run, row, options);
  options.loadConfigFile();
  readTeams(step);
  const found = withConfigFile(first, findKey(run, row, options));
  const { tunes, token } = run.session;
  if (found.hash) tokenOfHash(run, found.hash.value);
  else if (found.path) tokenOfFile(run, found.path.value);
  const hasKey = found.hash !== undefined || found.path !== undefined || token !== undefined;
  if (hasKey && options.isOn("include_in_app_purchases", ["PRECHECK_INCLUDE_IN_APP_PURCHASES"], true)) {
    throw userError("precheck-iap-with-api-key");
  }
  if (takeToken(run, row, found, action)) return;
  if (!tunes) {
    logInAs(step);
    return;
  }
  action.result = "apple-id";
  action.username = shownText(run, tunes.username);
  action.username_from = "earlier-login";
  action.set_at = tunes.at;
}

/** The config file is read after the lane's key was taken, so that this stays. */
function withConfigFile(first: FoundKey, second: FoundKey): FoundKey {
  return { hash: first.hash ?? second.hash, path: first.path ?? second.path };
}
