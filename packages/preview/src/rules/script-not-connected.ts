import type { PlannedStep } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { type AppleCall, type Script, scriptOf } from "../steps/script.js";
import type { OtherStepRule } from "./rule.js";
import { scriptPlace } from "./script-place.js";
import type { Variables } from "./variables.js";

/** A script step that starts a tool of Apple's: no step hands it credentials. */
export const scriptNotConnected: OtherStepRule = {
  about: "other-step",
  code: "step/script-not-connected",
  worth: /fastlane|altool|notarytool|iTMSTransporter|Provisioning|authenticationKey|eas|app-store-connect/i,
  check(step, variables) {
    const script = scriptOf(step);
    const calls = script?.appleCalls.filter(({ connected }) => !connected) ?? [];
    if (!script || calls.length === 0) return [];
    const own = bringsItsOwn(script) || findsItsOwn(step, variables);
    return byTool(calls).map((same) => {
      const first = same.find(isSure) ?? same[0];
      const place = { location: scriptPlace(script.content, first, variables), owner: step.location };
      return { ...words(same, own), ...place, input: "content" };
    });
  },
};

function byTool(calls: readonly AppleCall[]): [AppleCall, ...AppleCall[]][] {
  const tools = new Map<AppleCall["tool"], [AppleCall, ...AppleCall[]]>();
  for (const call of calls) {
    const same = tools.get(call.tool);
    if (same) same.push(call);
    else tools.set(call.tool, [call]);
  }
  return [...tools.values()];
}

function isSure(call: AppleCall): boolean {
  return call.tool.isSure?.(call) ?? true;
}

// fastlane's own variables, and those that people hand to `app_store_connect_api_key`.
const OWN =
  /^(?:FASTLANE_(?:USER|PASSWORD|SESSION|APPLE_APPLICATION_SPECIFIC_PASSWORD)|(?:DELIVER|PILOT)_(?:USERNAME|PASSWORD|API_KEY(?:_PATH)?)|APP_STORE_CONNECT_\w+|APPSTORE_CONNECT_API_KEY\w*|ASC_(?:KEY|ISSUER|API)\w*)$/;

/** Whether the script sets credentials itself. */
function bringsItsOwn({ calls }: Script): boolean {
  return calls.some(({ program, variables, args }) => {
    const exported = program === "export" ? args.map((word) => word.split("=")[0] ?? "") : [];
    const kept = program === "envman" ? args : [];
    return [...variables, ...exported, ...kept].some((name) => OWN.test(name));
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

type Words = Pick<Finding, "code" | "severity" | "message" | "help">;

function words(calls: readonly [AppleCall, ...AppleCall[]], own: boolean): Words {
  const code = "step/script-not-connected";
  const [{ program, tool }] = calls;
  const foreign = calls.find(hasForeignPassword);
  if (foreign) return { code, ...foreignPassword(foreign) };
  const isGiven = ({ args }: AppleCall) => args.some((word) => tool.credentialOptions.test(word));
  if (own || calls.every(isGiven)) {
    const message = `This script starts \`${program}\` with credentials of its own; stepauth does not look at those.`;
    return { code, severity: "info", message, help: tool.help };
  }
  if (calls.some(isSure)) {
    const message = `This script starts \`${program}\`, which talks to Apple, and no step hands it credentials.`;
    return { code, severity: "warning", message, help: tool.help };
  }
  const message = `This script starts \`${program}\`; if the lane talks to Apple, it does so without the credentials that steps get.`;
  return { code, severity: "info", message, help: tool.help };
}

// altool's way to keep a password out of its arguments.
const FOREIGN = /^(?:--password=)?@(?:env|keychain):/;

function hasForeignPassword({ program, args }: AppleCall): boolean {
  return program === "notarytool" && args.some((word) => FOREIGN.test(word));
}

function foreignPassword({ args }: AppleCall): Pick<Finding, "severity" | "message" | "help"> {
  const way = args.some((word) => word.includes("@keychain:")) ? "@keychain:" : "@env:";
  return {
    severity: "warning",
    message: `This script gives notarytool a password that starts with \`${way}\`: altool looks such a password up, notarytool takes it as it stands.`,
    help: "Give it an API key (`--key`, `--key-id`, `--issuer`), or store the credentials (`notarytool store-credentials`) and name the profile with `--keychain-profile`.",
  };
}
