import { UsageError } from "../errors.js";
import { closest } from "../suggest.js";
import type { Config } from "./config.js";
import type { App } from "./schema.js";

/**
 * The app that a command is about: the one named, the one whose build this is, or the only one.
 *
 * @throws {UsageError} for a name that the configuration does not have
 */
export function appOf(config: Config, named: string | undefined, buildsApp: string | undefined): App | undefined {
  const { apps } = config;
  if (named !== undefined) {
    const app = apps.get(named);
    if (app) return app;
    const near = closest(named, [...apps.keys()]);
    const help = near ? `Did you mean "${near}"?` : `Apps: ${[...apps.keys()].join(", ") || "none"}.`;
    throw new UsageError(`There is no such app in ${config.file}.`, help);
  }
  const running = buildsApp === undefined ? undefined : apps.get(buildsApp);
  if (running) return running;
  const [only] = apps.values();
  return apps.size === 1 ? only : undefined;
}
