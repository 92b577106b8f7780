import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { defineStepAdapter, type StepAdapter } from "@stepauth/core";
import type { Config } from "../config/config.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";

/**
 * Adapters of the user's own: modules that `--adapter` names, or a configuration that was itself named. One that was merely
 * found runs no code.
 *
 * @throws {UsageError} for a module that can't be loaded or has no adapter
 */
export async function loadAdapters(
  named: readonly string[],
  config: Config | undefined,
  { cwd }: Pick<Io, "cwd">,
): Promise<StepAdapter[]> {
  const configured = config?.named ? config.adapters.map((path) => resolve(config.folder, path)) : [];
  const modules = [...named.map((path) => resolve(cwd, path)), ...configured];
  return (await Promise.all(modules.map(loadModule))).flat();
}

async function loadModule(path: string): Promise<StepAdapter[]> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await import(pathToFileURL(path).href);
  } catch {
    throw new UsageError(`The adapter ${path} can't be loaded.`, `Try it alone: node ${path}`);
  }
  const found = Object.values(exported).filter(isAdapter);
  if (found.length === 0) throw new UsageError(`${path} exports no adapter.`, "Export what defineStepAdapter returns.");
  // The module's own copy of the library may be another one than ours: what counts is what it declares.
  return [...new Set(found)].map(({ definition }) =>
    defineStepAdapter(definition as Parameters<typeof defineStepAdapter>[0]),
  );
}

function isAdapter(value: unknown): value is StepAdapter {
  return typeof value === "object" && value !== null && "definition" in value && "resolve" in value && "step" in value;
}
