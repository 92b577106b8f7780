import { isLocalKeyPath, type Policy, type ReadFile, type Resolution, type StepAdapter } from "@stepauth/core";
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

/** The inputs of a step: what it receives, what only the build knows, and what no version declares. */
export function plannedInputs({ received, unresolved, userInputs }: PlannedStep): PlannedInputs {
  const more: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [key, variables] of Object.entries(unresolved)) {
    if (variables.length === 0 || received[key]?.trim() !== "") continue;
    more[key] = variables.map((name) => `$${name}`).join("");
    unknown.push(key);
  }
  for (const { key, declared } of userInputs) if (declared === false) more[key] = "";
  // Most steps have neither, and a copy of all their inputs costs more than looking at them.
  return { inputs: Object.keys(more).length === 0 ? received : { ...received, ...more }, unknown };
}
