import { relative, resolve } from "node:path";
import type { Io } from "../io/io.js";
import { oncePerRun } from "../io/once.js";
import { refuseLinkOut, repositoryRoot } from "../io/root.js";
import type { Config } from "./config.js";
import { findConfig } from "./find.js";

const configOfRun = oncePerRun<Promise<Config>>();

/** The flags that say which configuration counts. */
export interface ConfigFlags {
  /** `--config FILE`; false with `--no-config`. Otherwise the nearest is looked for. */
  readonly config?: string | boolean;
  /** `--account FILE`: a `stepauth.yml` that is named there is the configuration, unless `--config` names another. */
  readonly account?: string;
  /** `--root`: a file that is merely found must not lead out of it. */
  readonly root?: string;
}

/** Whether `--account` names a `stepauth.yml`. */
export function isConfigSpec(spec: string | undefined): spec is string {
  return spec !== undefined && /\.ya?ml$/i.test(spec);
}

/**
 * The configuration that counts for a file, or for the working directory: named, found, or none.
 *
 * @throws {UsageError} for a file that can't be read, and for one that was found and is a link out of the root
 */
export async function configFor(
  file: string | undefined,
  { config, account, root }: ConfigFlags,
  io: Pick<Io, "cwd">,
): Promise<Config | undefined> {
  const named = typeof config !== "string" && isConfigSpec(account) ? account : config;
  if (named === false) return undefined;
  if (typeof named === "string") return readConfigFile(resolve(io.cwd, named), true, io);
  const start = resolve(io.cwd, file ?? "bitrise.yml");
  const found = findConfig(start);
  if (found === undefined) return undefined;
  const around = root === undefined ? repositoryRoot(start) : resolve(io.cwd, root);
  const naming = "If that is meant, name it: --config FILE";
  const help = file === undefined ? `${naming}.` : `${naming}, or a root that holds what it leads to: --root DIR.`;
  refuseLinkOut(found, relative(io.cwd, found), around, help);
  return readConfigFile(found, false, io);
}

/** Reads a configuration, once for all files of a run. What reads it is loaded only now: most commands have none. */
export function readConfigFile(path: string, named: boolean, io: Pick<Io, "cwd">): Promise<Config> {
  return configOfRun(io, `${named} ${path}`, async () => (await import("./load.js")).loadConfig(path, named, io));
}
