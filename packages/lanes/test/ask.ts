import type { LaneAnswer } from "../src/index.js";
import { analyseLane, filesFolder } from "../src/index.js";

/** A project in a test: its Fastfile, or all of its files. */
export interface Asked {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly lane?: string;
  readonly version?: string;
}

/** Asks about a lane of a Fastfile. */
export async function ask(
  fastfile: string,
  { files = {}, env = {}, lane = "beta", version }: Asked = {},
): Promise<LaneAnswer> {
  return analyseLane(filesFolder({ "fastlane/Fastfile": fastfile, ...files }), {
    workDir: "",
    environment: { CI: "true", ...env },
    lane,
    ...(version === undefined ? {} : { version }),
  });
}

/** An answer in clear, as tests compare it. */
export function inClear(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("reveal" in value && typeof value.reveal === "function") return value.reveal();
  if (Array.isArray(value)) return value.map(inClear);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inClear(each)]));
}
