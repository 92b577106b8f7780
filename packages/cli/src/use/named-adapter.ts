import type { StepAdapter } from "@stepauth/core";
import { adapters, findAdapter } from "@stepauth/preview";
import type { Config } from "../config/config.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { closest } from "../suggest.js";
import { loadAdapters } from "./load-adapters.js";

interface Where {
  readonly flags: { readonly adapter?: readonly string[] };
  readonly config: Config | undefined;
  readonly io: Pick<Io, "cwd">;
}

/**
 * The adapter of a step that the command line names; adapters of the user's own come first.
 *
 * @throws {UsageError} when there is none
 */
export async function namedAdapter(step: string, { flags, config, io }: Where): Promise<StepAdapter> {
  const known = [...(await loadAdapters(flags.adapter ?? [], config, io)), ...adapters];
  const adapter = findAdapter(step, known);
  if (adapter) return adapter;
  const near = closest(
    step,
    known.flatMap(({ name, step: id }) => [name, id]),
  );
  throw new UsageError(`There is no adapter for the step "${step}".`, near ? `Did you mean ${near}?` : stepList(known));
}

/** The steps there are adapters for. */
export function stepList(known: readonly StepAdapter[] = adapters): string {
  return `Steps: ${known.map(({ step }) => step).join(", ")}.`;
}
