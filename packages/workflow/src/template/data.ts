import { TemplateError, TemplateUnsupported } from "./errors.js";
import { bool, type Struct, string, type TemplateValue, UNKNOWN_BOOL } from "./values.js";

/** What a template is told about the run. */
export interface RunFacts {
  readonly isCI: boolean;
  readonly isPR: boolean;
  /** Undefined when an earlier step may have failed. */
  readonly isBuildFailed: boolean | undefined;
  /** The workflow that was asked for. */
  readonly workflow: string;
  readonly projectType: string;
}

/** What `.` is at first. `unknown` is called with the name of a field that only the build knows. */
export function dataOf(facts: RunFacts, unknown: (name: string) => void): Struct {
  const failed = (name: string, whenFailed: boolean): TemplateValue => {
    if (facts.isBuildFailed !== undefined) return bool(facts.isBuildFailed === whenFailed);
    unknown(name);
    return UNKNOWN_BOOL;
  };
  const fields: Readonly<Record<string, () => TemplateValue>> = {
    IsCI: () => bool(facts.isCI),
    IsPR: () => bool(facts.isPR),
    IsBuildFailed: () => failed(".IsBuildFailed", true),
    IsBuildOK: () => failed(".IsBuildOK", false),
    PullRequestID: () => string("", false),
    BuildResults: () => results,
  };
  // Before the first step has run, nothing has succeeded or failed.
  const steps = (name: string) => (): TemplateValue => {
    if (facts.isBuildFailed !== undefined) return { type: "list", value: [] };
    unknown(name);
    return { type: "list" };
  };
  const ofResults: typeof fields = {
    WorkflowID: () => string(facts.workflow, false),
    ProjectType: () => string(facts.projectType, false),
    SuccessSteps: steps(".BuildResults.SuccessSteps"),
    FailedSteps: steps(".BuildResults.FailedSteps"),
    FailedSkippableSteps: steps(".BuildResults.FailedSkippableSteps"),
    IsBuildFailed: () => failed(".BuildResults.IsBuildFailed", true),
  };
  const results = structOf(ofResults, () => new TemplateUnsupported());
  return structOf(fields, () => new TemplateError("it uses a field that does not exist"));
}

function structOf(fields: Readonly<Record<string, () => TemplateValue>>, missing: () => Error): Struct {
  return {
    type: "struct",
    field: (name) => {
      if (!Object.hasOwn(fields, name)) throw missing();
      return (fields[name] as () => TemplateValue)();
    },
  };
}
