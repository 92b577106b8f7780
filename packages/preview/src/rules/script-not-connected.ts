import type { PlannedStep, PlannedValue } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { type AppleCall, type Script, scriptOf } from "../steps/script.js";
import { listed } from "../text/listed.js";
import { named } from "../text/named.js";
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
    return byTool(calls).map((same) => {
      const first = same.find(isSure) ?? same[0];
      const place = { location: scriptPlace(script.content, first, variables), owner: step.location };
      return { ...words(same, step, script, variables), ...place, input: "content" };
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

/** Whether the script sets credentials itself that a tool finds by their names. */
function bringsItsOwn({ calls }: Script, names: RegExp): boolean {
  return calls.some(({ program, variables, args }) => {
    const exported = program === "export" ? args.map((word) => word.split("=")[0] ?? "") : [];
    const kept = program === "envman" ? args : [];
    return [...variables, ...exported, ...kept].some((name) => names.test(name));
  });
}

/** A variable around the script in which a tool finds credentials. */
type Around = readonly [name: string, value: PlannedValue];

/** The credentials that are set around the script, where a tool finds them by their names. */
function aroundIt(step: PlannedStep, names: RegExp, variables: Variables): Around[] {
  // Most files define none, and no step is asked.
  if (![...variables.names].some((name) => names.test(name))) return [];
  return [...step.environment()].filter(
    ([name, { text, unresolved }]) => names.test(name) && (!text.isEmpty || unresolved.length > 0),
  );
}

type Words = Pick<Finding, "code" | "severity" | "message" | "help">;

function words(
  calls: readonly [AppleCall, ...AppleCall[]],
  step: PlannedStep,
  script: Script,
  variables: Variables,
): Words {
  const code = "step/script-not-connected";
  const [{ program, tool }] = calls;
  const foreign = calls.find(hasForeignPassword);
  if (foreign) return { code, ...foreignPassword(foreign) };
  const isGiven = ({ args }: AppleCall) => args.some((word) => tool.credentialOptions.test(word));
  const around = tool.variables ? aroundIt(step, tool.variables, variables) : [];
  const isOwn = calls.every(isGiven) || (tool.variables !== undefined && bringsItsOwn(script, tool.variables));
  const exported = around.length > 0 && around.every(([, { provenance }]) => provenance[0]?.kind === "output");
  if (!isOwn && exported) return { code, ...withExported(program, around) };
  if (isOwn || around.length > 0) {
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

/** What older versions of steps leave to the steps after them. */
function withExported(program: string, around: readonly Around[]): Pick<Finding, "severity" | "message" | "help"> {
  const names = listed(around.map(([name]) => named(name)));
  const [, value] = around[0] ?? [];
  const place = value?.provenance[0];
  const ref = place?.name?.isSecret === false ? named(place.name.reveal()) : "A step before it";
  const at = place?.line === undefined ? "" : ` (line ${place.line})`;
  return {
    severity: "info",
    message: `This script starts \`${program}\`, which finds ${names} in its environment: ${ref}${at} exports it to the steps after it.`,
    help: "Newer versions of that step keep it to themselves, and the script is not logged in any more. `stepauth exec` gives it credentials of its own.",
  };
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
