import { collisions } from "../use/collisions.js";
import { type CheckRule, error, failedBy, ok, skipped } from "./check.js";

/** This program did not exist before, and tokens of the far future are as useless. */
const EARLIEST = Date.UTC(2025, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** The clock of this machine: tokens live for minutes. */
export const clock: CheckRule = ({ io }) => {
  const now = io.now();
  const plausible = now.getTime() > EARLIEST && now.getTime() < LATEST;
  if (plausible)
    return [ok("clock/implausible", `The clock says ${now.toISOString().slice(0, 16).replace("T", " ")} UTC.`)];
  return [
    error(
      "clock/implausible",
      `The clock says ${now.getUTCFullYear()}, which can't be.`,
      "Set the clock: Apple refuses tokens that are not of now.",
    ),
  ];
};

/** Variables that meet those of the credentials. */
export const environment: CheckRule = ({ adapter, resolution, io }) => {
  if (resolution.status !== "resolved") return [];
  const env = Object.fromEntries(Object.keys(resolution.env).map((name) => [name, ""]));
  const found = collisions(adapter, resolution, { env, unsetEnv: resolution.unsetEnv }, io.env);
  return found.length > 0
    ? found.map(failedBy)
    : [ok("env/collision", "No variable of the environment meets those of the credentials.")];
};

// From which Xcode on its tools take API keys.
const FIRST_XCODE: ReadonlyMap<string, number> = new Map([
  ["altool", 11],
  ["xcodebuild", 13],
]);

/** altool takes API keys from Xcode 11 on, xcodebuild from 13 on. */
export const xcode: CheckRule = ({ resolution: { method, tool, args }, xcode: version }) => {
  const first = FIRST_XCODE.get(tool?.name ?? "");
  if (method !== "api-key" || !tool || first === undefined || args.length === 0) return [];
  const from = `${tool.name} takes API keys from Xcode ${first} on`;
  if (version === undefined) return [skipped("tool/xcode-too-old", `${from}; --xcode VERSION says which there is.`)];
  const major = Number.parseInt(version, 10);
  if (major >= first) return [ok("tool/xcode-too-old", `This Xcode's ${tool.name} takes API keys.`)];
  const message = `The ${tool.name} of Xcode ${major} takes no API keys.`;
  return [error("tool/xcode-too-old", message, `Use Xcode ${first} or newer, or an Apple ID.`)];
};
