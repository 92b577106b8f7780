import type { Args } from "../evaluate/args.js";
import type { Call } from "../evaluate/interpreter.js";
import type { LaneRun } from "../fastlane/run.js";
import type { Value } from "../value/values.js";
import { defineKey } from "./define-key.js";
import { deliver } from "./deliver.js";
import { loadTool } from "./load-tool.js";
import { notarize } from "./notarize.js";
import { Options } from "./options.js";
import { pilot } from "./pilot.js";
import { precheck } from "./precheck.js";
import { newAction, recorded } from "./record.js";
import type { ActionRow } from "./row.js";
import { signing } from "./signing.js";
import { common, type Step } from "./steps.js";
import { withoutKey } from "./without-key.js";

/** What an action does beside the common ladder. */
type Special = (step: Step) => void;

const special: Readonly<Record<string, Special>> = {
  upload_to_testflight: pilot,
  upload_to_app_store: deliver,
  check_app_store_metadata: precheck,
  get_provisioning_profile: signing,
  get_certificates: signing,
  sync_code_signing: signing,
  match_nuke: signing,
  notarize,
  create_app_online: withoutKey,
  modify_services: withoutKey,
  get_push_certificate: withoutKey,
};

/** Executes an action that talks to Apple: works out what it uses, and leaves behind what later ones find. */
export function executeAction(run: LaneRun, row: ActionRow, name: string, args: Args, call: Call): Value {
  const action = newAction(run, row.name, name, call.at);
  return recorded(run, action, args, (given) => {
    loadTool(run, row.name);
    run.leftSomething();
    const options = new Options(run, row, given);
    (special[row.name] ?? common)({ run, row, options, action });
    if (action.result === "api-key" && options.given("username") !== null) run.seeHere("user-ignored");
    return run.interpreter.unknown("any", row.name, call.scope, call.node);
  });
}

/** Executes `app_store_connect_api_key`. */
export function executeDefineKey(run: LaneRun, name: string, args: Args, call: Call): Value {
  const action = newAction(run, "app_store_connect_api_key", name, call.at);
  return recorded(run, action, args, (given) => defineKey(run, action, given));
}
