import type { LaneUpload } from "../answer.js";
import { userError } from "../evaluate/errors.js";
import { Raised } from "../evaluate/signals.js";
import { appfileValue } from "../fastlane/appfile.js";
import { Hash, Sym } from "../value/values.js";
import { type FoundKey, findKey, findUser, takeToken } from "./ladder.js";
import { appleIdUpload } from "./login.js";
import { Options } from "./options.js";
import { withProviders } from "./pilot.js";
import { rowByName } from "./rows.js";
import { shownText } from "./show.js";
import { logInAs, readTeams, type Step } from "./steps.js";
import { type TokenParts, tokenOfFile, tokenOfHash } from "./token.js";

/** deliver: what it found for itself counts as written in the call of its precheck stage, after the upload. */
export function deliver(step: Step): void {
  const { run, row, options, action } = step;
  options.loadConfigFile();
  const found = findKey(run, row, options);
  if (!takeToken(run, row, found, action)) logInAs(step);
  readTeams(step);
  if (uploads(step)) action.upload = uploaded(step);
  precheckStage(step, found);
}

function uploads({ options }: Step): boolean {
  if (options.isOn("skip_binary_upload", ["DELIVER_SKIP_BINARY_UPLOAD"], false)) return false;
  return options.find("build_number", ["DELIVER_BUILD_NUMBER"]) === undefined;
}

function uploaded({ run, row, options }: Step): LaneUpload {
  const { token } = run.session;
  if (token) return { uses: "api-key", key_id: shownText(run, token.keyId) };
  const provider = (option: string, env: string) =>
    shownText(run, options.find(option, [env], () => appfileValue(run, option))?.value);
  return withProviders(
    appleIdUpload(run, findUser(run, row, options)),
    provider("itc_provider", "DELIVER_ITC_PROVIDER"),
    provider("provider_public_id", "DELIVER_PROVIDER_PUBLIC_ID"),
  );
}

function precheckStage(step: Step, { hash, path }: FoundKey): void {
  const { run, options } = step;
  if (!options.isOn("run_precheck_before_submit", ["DELIVER_RUN_PRECHECK_BEFORE_SUBMIT"], true)) return;
  const checksPurchases = options.isOn(
    "precheck_include_in_app_purchases",
    ["PRECHECK_INCLUDE_IN_APP_PURCHASES"],
    true,
  );
  if ((hash || path) && checksPurchases) throw userError("precheck-iap-with-api-key");
  const row = rowByName.get("precheck");
  if (!row) return;
  const given = new Hash();
  if (hash) given.set(Sym.of("api_key"), hash.value);
  if (path) given.set(Sym.of("api_key_path"), path.value);
  const precheckOptions = new Options(run, row, given);
  swallowingErrors(() => {
    precheckOptions.loadConfigFile();
    readTeams({ row, options: precheckOptions });
    const token = tokenOf(step, findKey(run, { ...row, laneKey: "no" }, precheckOptions));
    if (!token || checksPurchases) return;
    run.session.token = { ...token, at: step.action.at };
  });
}

function tokenOf({ run }: Step, { hash, path }: FoundKey): TokenParts | undefined {
  if (hash) return tokenOfHash(run, hash.value);
  return path ? tokenOfFile(run, path.value) : undefined;
}

/** deliver goes on when its precheck stage fails while it runs. */
function swallowingErrors(action: () => void): void {
  try {
    action();
  } catch (signal) {
    if (!(signal instanceof Raised)) throw signal;
  }
}
