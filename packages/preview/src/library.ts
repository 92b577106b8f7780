import { type AccountInput, exportedVariables, type StepAdapter, StepAuthError } from "@stepauth/core";
import type { StepDefinition, StepInputDefinition, StepLibrary } from "@stepauth/workflow";

/** The adapters as the step library that a workflow is read against, in a build with a connected account. */
export function stepLibrary(adapters: readonly StepAdapter[], account: AccountInput = null): StepLibrary {
  const hasSession = mayHaveSession(account);
  const byId = new Map(adapters.map((adapter) => [adapter.step, definition(adapter, hasSession)]));
  return {
    find: (id) => byId.get(id),
    findRepository: (repository) =>
      [...byId.values()].find((step) => step.repositories?.some((known) => known.toLowerCase() === repository)),
  };
}

// What is asked for in the build only may hold anything.
function mayHaveSession(account: AccountInput): boolean {
  if (account === null || account instanceof StepAuthError) return false;
  return typeof account === "function" || (account.appleId?.cookies.size ?? 0) > 0;
}

function definition(adapter: StepAdapter, hasSession: boolean): StepDefinition {
  const { repositories } = adapter.definition;
  const known = new Map<string, readonly StepInputDefinition[]>();
  return {
    id: adapter.step,
    ...(repositories ? { repositories } : {}),
    resolveVersion: (lock) => adapter.resolveVersion(lock),
    outputs: (version) => (hasSession ? exportedVariables(adapter.describe(version)) : []),
    // Asked for every step of a file.
    inputs: (version) => {
      const inputs = known.get(version) ?? inputsOf(adapter, version);
      known.set(version, inputs);
      return inputs;
    },
  };
}

function inputsOf(adapter: StepAdapter, version: string): StepInputDefinition[] {
  const { password, appPassword, buildApiToken } = adapter.definition.inputs;
  // Not every released version marks them.
  const credentials = [password, appPassword, buildApiToken];
  return adapter.inputs(version).map(({ key, default: value, expand, sensitive }) => ({
    key,
    default: value,
    isExpand: expand ?? true,
    isSensitive: sensitive === true || credentials.includes(key),
  }));
}
