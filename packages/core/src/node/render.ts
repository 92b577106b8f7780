import { join } from "node:path";
import { StepAuthError } from "../errors.js";
import { keyIdFromName } from "../keys/key-id.js";
import { FileRef, type Resolution, type Value } from "../model.js";
import { Secret } from "../secret.js";

/** A resolution with real paths and secrets in clear. */
export interface RenderedAuth {
  /** The variables, with real paths and values. */
  readonly env: Record<string, string>;
  /** The arguments, with real paths and values. */
  readonly args: string[];
  /** The inputs, with real paths and values. */
  readonly inputs: Record<string, string>;
}

/** The name of the variable behind the secret argument at an index. */
const argumentVariable = (index: number) => `STEPAUTH_ARGUMENT_${index}`;

/**
 * Replaces every {@link FileRef} by a path in `folder` and reveals every secret. Where the tool reads secrets from its
 * environment (`tool.secretArguments`), secret arguments become `@env:NAME` and `NAME` is set; where it looks for key files
 * in a folder of its own (`tool.keyDirectoryVariable`), that variable names `folder`.
 *
 * @throws {StepAuthError} `credentials/unusable` for a value with a NUL character, which no environment or argument can have:
 *   the platform's own error would quote it
 */
export function renderAuth(resolution: Resolution, folder: string): RenderedAuth {
  const { tool, args, files } = resolution;
  const byReference = tool?.secretArguments === "env-reference";
  const referenced = byReference
    ? args.flatMap((value, index) => (isReferable(value) ? [[argumentVariable(index), value] as const] : []))
    : [];
  const hasKeyFile = files.some(({ name }) => keyIdFromName(name) !== null);
  const keyFolder =
    tool?.keyDirectoryVariable !== undefined && hasKeyFile ? [[tool.keyDirectoryVariable, folder] as const] : [];
  return {
    env: renderAll([...Object.entries(resolution.env), ...referenced, ...keyFolder], folder),
    args: args.map((value, index) =>
      byReference && isReferable(value) ? `@env:${argumentVariable(index)}` : renderValue(value, folder),
    ),
    inputs: renderAll(Object.entries(resolution.inputs), folder),
  };
}

function isReferable(value: Value): value is Secret {
  return value instanceof Secret && !value.isEmpty;
}

function renderAll(values: Iterable<readonly [string, Value]>, folder: string): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [name, renderValue(value, folder)]));
}

function renderValue(value: Value, folder: string): string {
  const text = value instanceof FileRef ? renderFile(value, folder) : value instanceof Secret ? value.reveal() : value;
  if (!text.includes("\0")) return text;
  throw new StepAuthError(
    "credentials/unusable",
    "A credential holds a NUL character, which can't be handed to a tool.",
    "Enter the credential again, or connect the account again.",
  );
}

function renderFile({ name, form }: FileRef, folder: string): string {
  const path = join(folder, name);
  return form === "file-url" ? `file://${path}` : path;
}
