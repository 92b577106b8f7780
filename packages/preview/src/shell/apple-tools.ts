import type { ScriptCall } from "./calls.js";

/** A program that logs in to Apple with what it is given. */
export interface AppleTool {
  /** What a text must hold for a call of it to be in there. */
  readonly trace: RegExp;
  readonly programs: readonly string[];
  /** Whether this call asks Apple for anything. */
  asksApple(call: ScriptCall): boolean;
  /** Whether that is certain; a lane may do something else. */
  isSure?(call: ScriptCall): boolean;
  /** The variables in which it finds credentials by itself; none where it reads no environment. */
  readonly variables?: RegExp;
  /** The options that hand it credentials. */
  readonly credentialOptions: RegExp;
  /** How it gets credentials. */
  readonly help: string;
}

const ASKS_ITSELF = /^(?:--?help|-h|help|--?version|-v)$/;
const asksMore: AppleTool["asksApple"] = ({ args: [first = ""] }) => first !== "" && !ASKS_ITSELF.test(first);

// What of fastlane asks nobody for anything, or asks Google.
const OFFLINE = new Set(
  "--version -version -v --help -help -h help init new_action lanes list docs env action actions add_plugin install_plugins update_plugins new_plugin search_plugins update_fastlane enable_auto_complete gym build_app build_ios_app scan run_tests snapshot capture_screenshots frameit frame_screenshots screengrab supply upload_to_play_store gradle android".split(
    " ",
  ),
);
const FOR_GOOGLE = /(?:^|[_-])(?:android|play_?store|google_?play|app_?gallery|huawei)(?:$|[_-])|^platform:android$/i;
const ANDROID_FOLDER = /(?:^|\/)android(?:$|\/)/i;

// Whether a lane talks to Apple is the lane's to know; these do.
const FOR_APPLE =
  /^(?:pilot|testflight|upload_to_testflight|deliver|appstore|upload_to_app_store|sigh|get_provisioning_profile|cert|get_certificates|match|sync_code_signing|pem|get_push_certificate|produce|create_app_online|precheck|check_app_store_metadata|download_dsyms|register_devices?|latest_testflight_build_number|spaceauth)$/;

function isForGoogle({ args, folder }: ScriptCall): boolean {
  if (args[0] === "ios" || args[0] === "mac") return false;
  return ANDROID_FOLDER.test(folder) || args.some((word) => FOR_GOOGLE.test(word));
}

// fastlane's own variables, and those that people hand to `app_store_connect_api_key`.
const OF_FASTLANE =
  /^(?:FASTLANE_(?:USER|PASSWORD|SESSION|APPLE_APPLICATION_SPECIFIC_PASSWORD)|(?:DELIVER|PILOT)_(?:USERNAME|PASSWORD|API_KEY(?:_PATH)?)|APP_STORE_CONNECT_\w+|APPSTORE_CONNECT_API_KEY\w*|ASC_(?:KEY|ISSUER|API)\w*)$/;

const fastlane: AppleTool = {
  trace: /fastlane/,
  programs: ["fastlane"],
  asksApple: (call) => !OFFLINE.has(call.args[0] ?? "") && !isForGoogle(call),
  variables: OF_FASTLANE,
  isSure: ({ args }) => args.slice(0, 3).some((word) => FOR_APPLE.test(word)),
  credentialOptions: /^(?:api_key(?:_path)?:|--api_key(?:_path)?(?:=|$))/,
  help: "Start it with `stepauth exec fastlane -- fastlane ...`, or use the step for it.",
};

const altool: AppleTool = {
  trace: /altool/,
  programs: ["altool"],
  asksApple: asksMore,
  credentialOptions: /^(?:-[up]|--(?:username|password|api-?key|api-?issuer|p8-file-path|auth-string))(?:=|$)/i,
  help: "Start it with `stepauth exec application-loader -- xcrun altool ...`, or use the step for it.",
};

const notarytool: AppleTool = {
  trace: /notarytool/,
  programs: ["notarytool"],
  asksApple: asksMore,
  credentialOptions: /^(?:-[kpid]|--(?:password|key|key-id|issuer|apple-id|keychain-profile))(?:=|$)/,
  help: "Give it an API key (`--key`, `--key-id`, `--issuer`) or a keychain profile.",
};

const transporter: AppleTool = {
  trace: /iTMSTransporter/i,
  programs: ["iTMSTransporter"],
  asksApple: asksMore,
  credentialOptions: /^-(?:u|p|jwt|apiKey|apiIssuer)$/,
  help: "Give it an API key (`-apiKey`, `-apiIssuer`), or use the step for uploads.",
};

const KEY_OF_XCODEBUILD = /^-authenticationKey(?:Path|ID|IssuerID)$/;

const xcodebuild: AppleTool = {
  trace: /-allowProvisioningUpdates|-authenticationKey/,
  programs: ["xcodebuild"],
  asksApple: ({ args }) => args.some((word) => word === "-allowProvisioningUpdates" || KEY_OF_XCODEBUILD.test(word)),
  credentialOptions: KEY_OF_XCODEBUILD,
  help: "Give it an API key (`-authenticationKeyPath`, `-authenticationKeyID`, `-authenticationKeyIssuerID`), or use the step for it.",
};

const eas: AppleTool = {
  trace: /\beas\b/,
  programs: ["eas", "eas-cli"],
  asksApple: ({ args }) => args[0] === "submit",
  // Expo keeps them, whatever the command says.
  credentialOptions: /^submit$/,
  help: "It submits with the credentials that Expo keeps, or with those of `eas.json`.",
};

const codemagic: AppleTool = {
  trace: /app-store-connect/,
  programs: ["app-store-connect"],
  asksApple: asksMore,
  variables: /^APP_STORE_CONNECT_\w+$/,
  credentialOptions: /^--(?:issuer-id|key-id|private-key|apple-id|password)(?:=|$)/,
  help: "Give it an API key (`--issuer-id`, `--key-id`, `--private-key`).",
};

/** The programs in scripts that log in to Apple. */
export const appleTools: readonly AppleTool[] = [fastlane, altool, notarytool, transporter, xcodebuild, eas, codemagic];

/** The tool that a call starts, if it asks Apple for something. */
export function appleTool(call: ScriptCall): AppleTool | undefined {
  // npx takes a version behind the name.
  const [program = ""] = call.program.split("@", 1);
  return appleTools.find(({ programs, asksApple }) => programs.includes(program) && asksApple(call));
}
