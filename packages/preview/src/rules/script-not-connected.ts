import type { PlannedStep } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import type { Call } from "../shell/called-program.js";
import { programCalls } from "../shell/calls.js";
import type { OtherStepRule } from "./rule.js";
import type { Variables } from "./variables.js";

/** A script step that starts a tool of Apple's: no step hands it credentials. */
export const scriptNotConnected: OtherStepRule = {
  about: "other-step",
  code: "step/script-not-connected",
  // `fastlane@3` is a step, and no script.
  worth: /fastlane(?!@)|altool|notarytool/,
  check(step, variables) {
    const content = isScript(step)
      ? step.userInputs.find(({ key, overridden }) => key === "content" && !overridden)
      : undefined;
    if (!content || !/fastlane|altool|notarytool/.test(content.converted)) return [];
    const all = programCalls(content.converted);
    const calls = all.filter(wantsCredentials);
    if (calls.length === 0 || bringsItsOwn(all) || findsItsOwn(step, variables)) return [];
    const byTool = new Map(calls.map((call) => [call.program, call]));
    return [...byTool.values()].map(({ program }) => ({
      ...words(program, calls.filter((call) => call.program === program).some(isForApple)),
      location: step.location,
      input: "content",
    }));
  },
};

function isScript({ reference }: PlannedStep): boolean {
  return reference.kind === "library" && reference.id === "script";
}

const TOOLS = new Set(["fastlane", "altool", "notarytool"]);
// What of fastlane asks nobody for anything, or asks Google.
const OFFLINE = new Set(
  "--version -v --help -h help init new_action lanes list docs env action actions add_plugin install_plugins update_plugins new_plugin search_plugins update_fastlane enable_auto_complete gym build_app build_ios_app scan run_tests snapshot capture_screenshots frameit frame_screenshots screengrab supply upload_to_play_store gradle android".split(
    " ",
  ),
);

function wantsCredentials({ program, args }: Call): boolean {
  if (!TOOLS.has(program)) return false;
  const first = args[0] ?? "";
  if (program === "fastlane") return !OFFLINE.has(first);
  return first !== "" && !/^(?:--?help|-h|help|--version|-v|history)$/.test(first) && !args.some(isCredentialFlag);
}

function isCredentialFlag(word: string): boolean {
  return /^(?:-[ukpid]|--(?:username|password|api-?key|api-?issuer|key|key-id|issuer|apple-id|keychain-profile|p8-file-path|auth-string))(?:=|$)/i.test(
    word,
  );
}

// fastlane's own variables, and those that people hand to `app_store_connect_api_key`.
const OWN =
  /^(?:FASTLANE_(?:USER|PASSWORD|SESSION|APPLE_APPLICATION_SPECIFIC_PASSWORD)|(?:DELIVER|PILOT)_(?:USERNAME|PASSWORD|API_KEY(?:_PATH)?)|APP_STORE_CONNECT_API_KEY\w*|APPSTORE_CONNECT_API_KEY\w*|ASC_(?:KEY|ISSUER|API)\w*)$/;

/** Whether the script sets credentials, or hands them to the tool. */
function bringsItsOwn(calls: readonly Call[]): boolean {
  return calls.some(({ program, variables, args }) => {
    const exported = program === "export" ? args.map((word) => word.split("=")[0] ?? "") : [];
    const kept = program === "envman" ? args : [];
    return (
      [...variables, ...exported, ...kept].some((name) => OWN.test(name)) ||
      args.some((word) => /^(?:api_key(?:_path)?:|--api_key(?:_path)?(?:=|$))/.test(word))
    );
  });
}

const anyOwn = new WeakMap<Variables, boolean>();

/** Whether credentials are set around the script. */
function findsItsOwn(step: PlannedStep, variables: Variables): boolean {
  const isAny = anyOwn.get(variables) ?? [...variables.names].some((name) => OWN.test(name));
  anyOwn.set(variables, isAny);
  if (!isAny) return false;
  return [...step.environment()].some(
    ([name, { text, unresolved }]) => OWN.test(name) && (!text.isEmpty || unresolved.length > 0),
  );
}

// Whether a lane talks to Apple is the lane's to know; these do.
const FOR_APPLE =
  /^(?:pilot|testflight|upload_to_testflight|deliver|appstore|upload_to_app_store|sigh|get_provisioning_profile|cert|get_certificates|pem|get_push_certificate|produce|create_app_online|precheck|check_app_store_metadata|download_dsyms|register_devices?|latest_testflight_build_number)$/;

function isForApple({ program, args }: Call): boolean {
  return program !== "fastlane" || args.slice(0, 3).some((word) => FOR_APPLE.test(word));
}

function words(program: string, sure: boolean): Pick<Finding, "code" | "severity" | "message" | "help"> {
  const message = sure
    ? `This script starts \`${program}\`, which talks to Apple, and no step hands it credentials.`
    : `This script starts \`${program}\`; if the lane talks to Apple, it does so without the credentials that steps get.`;
  const tool = program === "notarytool" ? "" : program === "altool" ? "xcrun altool ..." : "fastlane ...";
  const adapter = program === "altool" ? "application-loader" : "fastlane";
  const help =
    tool === ""
      ? "Give it an API key (`--key`, `--key-id`, `--issuer`) or a keychain profile."
      : `Start it with \`stepauth exec ${adapter} -- ${tool}\`, or use the step for it.`;
  return { code: "step/script-not-connected", severity: sure ? "warning" : "info", message, help };
}
