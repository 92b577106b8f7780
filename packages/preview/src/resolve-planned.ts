import {
  isLocalKeyPath,
  type Policy,
  type ReadFile,
  type Resolution,
  type StepAdapter,
  type StepVersion,
} from "@stepauth/core";
import type { PlannedStep } from "@stepauth/workflow";
import { assumedFor } from "./account.js";
import type { PreviewAccount } from "./model.js";

/** What a planned step is resolved with. */
export interface ResolveOptions {
  readonly policy: Policy;
  readonly account: PreviewAccount;
  readonly readKeys?: ReadFile;
  readonly now?: Date;
}

/** Inputs as the resolver takes them, and which of them only the build knows. */
export interface PlannedInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
}

/** What a planned step gets. */
export function resolvePlanned(
  planned: PlannedStep,
  { inputs, unknown }: PlannedInputs,
  version: string,
  adapter: StepAdapter,
  options: ResolveOptions,
): Promise<Resolution> {
  const path = inputs[adapter.definition.inputs.apiKeyPath ?? ""] ?? "";
  const { readKeys, account, policy, now } = options;
  return adapter.resolve({
    inputs,
    unknown,
    account: assumedFor(account, inputs[adapter.definition.inputs.appleId ?? ""] ?? ""),
    policy,
    version,
    versionKnown: planned.versionKnown,
    ...(readKeys && isLocalKeyPath(path) ? { keys: "read", readFile: readKeys } : { keys: "defer" }),
    ...(now ? { now } : {}),
  });
}

/** The inputs that decide about credentials, and those that the version does not declare. */
export function plannedInputs(
  { received, unresolved, userInputs }: PlannedStep,
  { names }: StepVersion,
): PlannedInputs {
  const inputs: Record<string, string> = {};
  const unknown: string[] = [];
  for (const key of Object.values(names)) {
    const text = received[key] ?? "";
    const variables = unresolved[key] ?? [];
    const isUnknown = variables.length > 0 && text.trim() === "";
    inputs[key] = isUnknown ? standIn(variables) : text;
    if (isUnknown) unknown.push(key);
  }
  for (const { key, declared } of userInputs) if (declared === false) inputs[key] = "";
  return { inputs, unknown };
}

/** What stands for a value that only the build knows: the variables it comes from, as they are written. */
export function standIn(variables: readonly string[]): string {
  return variables.map((name) => `$${name}`).join("");
}
