import type { StepAdapter } from "@stepauth/core";
import type { StepDefinition, StepLibrary } from "@stepauth/workflow";

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
  const { repositories, inputs } = adapter.definition;
  // Not every released version marks them.
  const credentials = [inputs.password, inputs.appPassword, inputs.buildApiToken];
  return {
    id: adapter.step,
    ...(repositories ? { repositories } : {}),
    resolveVersion: (lock) => adapter.resolveVersion(lock),
    inputs: (version) =>
      adapter.inputs(version).map(({ key, default: value, expand, sensitive }) => ({
        key,
        default: value,
        isExpand: expand ?? true,
        isSensitive: sensitive === true || credentials.includes(key),
      })),
  };
}
