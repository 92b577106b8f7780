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

/** What a planned step gets. */
export function resolvePlanned(
  planned: PlannedStep,
  version: string,
  adapter: StepAdapter,
  options: ResolveOptions,
): Promise<Resolution> {
  const { inputs, unknown } = plannedInputs(planned);
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

/** The inputs as the resolver takes them: what the step receives, what only the build knows, and what no version declares. */
function plannedInputs(planned: PlannedStep): { inputs: Record<string, string>; unknown: string[] } {
  const inputs: Record<string, string> = { ...planned.received };
  const unknown: string[] = [];
  for (const [key, variables] of Object.entries(planned.unresolved)) {
    if (inputs[key]?.trim() !== "") continue;
    inputs[key] = variables.map((name) => `$${name}`).join("");
    unknown.push(key);
  }
  for (const { key, declared } of planned.userInputs) if (declared === false) inputs[key] = "";
  return { inputs, unknown };
}
