import type { StepAdapter } from "@stepauth/core";
import type { StepDefinition, StepInputDefinition, StepLibrary } from "@stepauth/workflow";

/** The adapters as the step library that a workflow is read against. */
export function stepLibrary(adapters: readonly StepAdapter[]): StepLibrary {
  const byId = new Map(adapters.map((adapter) => [adapter.step, definition(adapter)]));
  return {
    find: (id) => byId.get(id),
    findRepository: (repository) =>
      [...byId.values()].find((step) => step.repositories?.some((known) => known.toLowerCase() === repository)),
  };
}

function definition(adapter: StepAdapter): StepDefinition {
  const { repositories } = adapter.definition;
  const known = new Map<string, readonly StepInputDefinition[]>();
  return {
    id: adapter.step,
    ...(repositories ? { repositories } : {}),
    resolveVersion: (lock) => adapter.resolveVersion(lock),
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
