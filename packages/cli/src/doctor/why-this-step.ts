import { resolve } from "node:path";
import { type CoveredInFile, coveredIn } from "@stepauth/preview";
import { openWorkflowFile } from "@stepauth/workflow";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readSource } from "../lint/read.js";
import { usualNames } from "../lint/usual.js";

/** Why a step is checked that nobody named, where a workflow file beside may have made somebody expect another. */
export async function whyThisStep(checked: string, io: Io): Promise<string | undefined> {
  const [name] = usualNames(resolve(io.cwd));
  if (name === undefined) return undefined;
  const steps = await stepsOf(name, io);
  const why = `No step was named, so ${checked} is checked, which takes every kind of credentials.`;
  return steps === undefined ? why : `${why} ${whatElse(name, steps)}`;
}

/** Undefined where the file can't be read: it is not what the command is about. */
async function stepsOf(name: string, io: Io): Promise<CoveredInFile[] | undefined> {
  try {
    const { content } = await readSource(name, {}, io);
    return coveredIn(await openWorkflowFile({ file: name, content }));
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const MOST_NAMED = 5;

function whatElse(name: string, steps: readonly CoveredInFile[]): string {
  if (steps.length === 0) return `${name} has no step that can be checked.`;
  const named = steps.slice(0, MOST_NAMED).map(({ step, version, line }) => `${step} ${version} (line ${line})`);
  const more = steps.length > MOST_NAMED ? ` and ${steps.length - MOST_NAMED} more` : "";
  const [{ step, version } = { step: "", version: "" }] = steps;
  return `${name} has ${named.join(", ")}${more}: stepauth doctor ${step} --step-version ${version}.`;
}
