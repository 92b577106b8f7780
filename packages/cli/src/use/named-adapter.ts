import type { Diagnostic, StepAdapter } from "@stepauth/core";
import { adapters, findAdapter } from "@stepauth/preview";
import type { Config } from "../config/config.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { closest } from "../suggest.js";
import { loadAdapters } from "./load-adapters.js";
import { adaptersOfLibrary, type SteplibFlags } from "./steplib.js";

interface Where {
  readonly flags: { readonly adapter?: readonly string[] } & SteplibFlags;
  readonly config: Config | undefined;
  readonly io: Pick<Io, "cwd" | "load">;
}

/** An adapter, and what is wrong with the modules that might have had another. */
export interface NamedAdapter {
  readonly adapter: StepAdapter;
  readonly findings: readonly Diagnostic[];
}

/**
 * The adapter of a step that the command line names; adapters of the user's own come first.
 *
 * @throws {UsageError} when there is none
 */
export async function namedAdapter(step: string, { flags, config, io }: Where): Promise<NamedAdapter> {
  const own = await loadAdapters(flags.adapter ?? [], config, io);
  const known = adaptersOfLibrary([...own.adapters, ...adapters], flags, io);
  const adapter = findAdapter(step, known);
  if (adapter) return { adapter, findings: own.findings };
  const near = closest(
    step,
    known.flatMap(({ name, step: id }) => [name, id]),
  );
  throw new UsageError("There is no adapter for such a step.", near ? `Did you mean ${near}?` : stepList(known));
}

/** The steps there are adapters for. */
export function stepList(known: readonly StepAdapter[] = adapters): string {
  return `Steps: ${known.map(({ step }) => step).join(", ")}.`;
}
