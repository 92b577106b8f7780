import { FileRef, keyIdFromName, type Resolution } from "@stepauth/core";

/**
 * A resolution for running a tool: only the files that its variables and arguments name, or that it finds in its key folder.
 * What the step's own inputs would need is left out, so that no key lies around that nobody reads.
 */
export function forTool(resolution: Resolution): Resolution {
  const { env, args, files, tool } = resolution;
  const named = new Set(
    [...Object.values(env), ...args].flatMap((value) => (value instanceof FileRef ? [value.name] : [])),
  );
  const byFolder = tool?.keyDirectoryVariable !== undefined;
  const needed = files.filter(({ name }) => named.has(name) || (byFolder && keyIdFromName(name) !== null));
  return { ...resolution, inputs: {}, files: needed };
}

/** Whether the step hands its credentials to no tool at all: it uses them itself. */
export function handsOverNothing({ status, env, args }: Resolution): boolean {
  return status === "resolved" && args.length === 0 && Object.keys(env).length === 0;
}

/** What to say of a step that uses its credentials itself. */
export function nothingToHand(step: string): string {
  return `${step} uses these credentials itself and hands nothing to a tool; stepauth token makes a token of an API key.`;
}
