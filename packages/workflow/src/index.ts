export type { Diagnostic, DiagnosticCode, Location, Severity } from "./diagnostics.js";
export type { ReadFile } from "./include/resolve.js";
export {
  type ParsedReference,
  parseReference,
  parseVersionLock,
  type ReferenceKind,
  referenceProblem,
} from "./model/reference.js";
export { suggest } from "./model/suggest.js";
export type { EntryPoint } from "./model/types.js";
export { bitriseNames, bitrisePrefixes } from "./plan/bitrise-names.js";
export type { PlanContext } from "./plan/context.js";
export { repositoryOf } from "./plan/find-step.js";
export type { StepTraces } from "./plan/may-exist.js";
export { planBundle, planVariant } from "./plan/plan-apart.js";
export { planWorkflow } from "./plan/plan-workflow.js";
export type {
  DotenvVariable,
  EmptyVariable,
  PlannedStep,
  PlannedValue,
  ProvenanceEntry,
  ProvenanceKind,
  Runs,
  StepDefinition,
  StepInputDefinition,
  StepLibrary,
  UserInput,
  WorkflowPlan,
} from "./plan/types.js";
export type { Origin as ValueOrigin, ValueText } from "./plan/value.js";
export { readSecrets, type SecretsFile } from "./secrets.js";
export type { EnvItem, EnvOptions } from "./values/env-item.js";
export { expandVariables, splitVariables, type TextPiece } from "./values/expand.js";
export { type ScalarMeaning, scalarMeaning, scalarText } from "./values/scalar.js";
export {
  type OpenOptions,
  openWorkflowFile,
  type SourceFile,
  type WorkflowFile,
  type WorkflowSummary,
} from "./workflow-file.js";
export type { ScalarStyle } from "./yaml/node.js";
export type { SourceFormat, SourceText } from "./yaml/source.js";
