import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, defineStepAdapter, type StepAdapter } from "@stepauth/core";
import type { Config } from "../config/config.js";
import { UsageError } from "../errors.js";
import type { Io, LoadModule } from "../io/io.js";

/** Adapters of the user's own, and modules that could not be loaded. */
export interface OwnAdapters {
  readonly adapters: readonly StepAdapter[];
  readonly findings: readonly Diagnostic[];
}

/**
 * Loads the modules that `--adapter` names, and those of a configuration that was itself named. One that was merely found
 * runs no code.
 *
 * @throws {UsageError} for a module that `--adapter` names and that has no adapter
 */
export async function loadAdapters(
  named: readonly string[],
  config: Config | undefined,
  { cwd, load }: Pick<Io, "cwd" | "load">,
): Promise<OwnAdapters> {
  const adapters: StepAdapter[] = [];
  for (const path of named) {
    const found = await adaptersOf(resolve(cwd, path), load);
    if (typeof found === "string") throw new UsageError(`The module that --adapter names ${found}.`, TRY);
    adapters.push(...found);
  }
  const configured = await configuredAdapters(config, load);
  return { adapters: [...adapters, ...configured.adapters], findings: configured.findings };
}

async function configuredAdapters(config: Config | undefined, load: LoadModule): Promise<OwnAdapters> {
  const adapters: StepAdapter[] = [];
  const findings: Diagnostic[] = [];
  if (!config?.named) return { adapters, findings: config ? ignoredAdapters(config) : [] };
  for (const [index, path] of config.adapters.entries()) {
    const found = await adaptersOf(resolve(config.folder, path), load);
    if (typeof found !== "string") adapters.push(...found);
    else findings.push(failed(found, config.at(["adapters", index])));
  }
  return { adapters, findings };
}

function ignoredAdapters({ adapters, file, at }: Config): Diagnostic[] {
  if (adapters.length === 0) return [];
  return [
    {
      code: "config/adapters-ignored",
      severity: "warning",
      message: "The adapters of this file are not loaded: it was found, and a file that was not named runs no code.",
      help: `Name it with \`--config ${file}\`, or an adapter with \`--adapter\`.`,
      location: at(["adapters"]),
    },
  ];
}

const TRY = "Run the module alone with node to see what is wrong; it must export what defineStepAdapter returns.";

function failed(why: string, location: NonNullable<Diagnostic["location"]>): Diagnostic {
  return { code: "config/adapter-failed", severity: "error", message: `This module ${why}.`, help: TRY, location };
}

/** The adapters of a module, or why there are none: in our words, since the module's own may hold anything. */
async function adaptersOf(path: string, load: LoadModule): Promise<StepAdapter[] | string> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await load(pathToFileURL(path).href);
  } catch {
    return "can't be loaded";
  }
  const found = [...new Set(Object.values(exported).filter(isAdapter))];
  if (found.length === 0) return "exports no adapter";
  // The module's own copy of the library may be another one than ours: what counts is what it declares.
  return found.map(({ definition }) => defineStepAdapter(definition as Parameters<typeof defineStepAdapter>[0]));
}

function isAdapter(value: unknown): value is StepAdapter {
  return typeof value === "object" && value !== null && "definition" in value && "resolve" in value && "step" in value;
}
