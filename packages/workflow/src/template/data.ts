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

/** Called with the name of a field that only the build knows. */
type OnUnknown = (name: string) => void;

type Field = (facts: RunFacts, onUnknown: OnUnknown) => TemplateValue;

/** What `.` is at first. */
export function dataOf(facts: RunFacts, onUnknown: OnUnknown): Struct {
  return structOf(FIELDS, facts, onUnknown, () => new TemplateError("it uses a field that does not exist"));
}

const RESULTS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["WorkflowID", ({ workflow }) => string(workflow)],
  ["ProjectType", ({ projectType }) => string(projectType)],
  ["IsBuildFailed", isFailed(".BuildResults.IsBuildFailed", true)],
  ...["SuccessSteps", "FailedSteps", "FailedSkippableSteps"].map((name) => [name, stepsSoFar(name)] as const),
]);

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["IsCI", ({ isCI }) => bool(isCI)],
  ["IsPR", ({ isPR }) => bool(isPR)],
  ["IsBuildFailed", isFailed(".IsBuildFailed", true)],
  ["IsBuildOK", isFailed(".IsBuildOK", false)],
  ["PullRequestID", () => string("")],
  ["BuildResults", (facts, onUnknown) => structOf(RESULTS, facts, onUnknown, () => new TemplateUnsupported())],
]);

function isFailed(name: string, whenFailed: boolean): Field {
  return ({ isBuildFailed }, onUnknown) => {
    if (isBuildFailed !== undefined) return bool(isBuildFailed === whenFailed);
    onUnknown(name);
    return UNKNOWN_BOOL;
  };
}

/** Before the first step has run, nothing has succeeded or failed. */
function stepsSoFar(name: string): Field {
  return ({ isBuildFailed }, onUnknown) => {
    if (isBuildFailed !== undefined) return { type: "list", value: [] };
    onUnknown(`.BuildResults.${name}`);
    return { type: "list" };
  };
}

function structOf(
  fields: ReadonlyMap<string, Field>,
  facts: RunFacts,
  onUnknown: OnUnknown,
  missing: () => Error,
): Struct {
  return {
    type: "struct",
    field: (name) => {
      const field = fields.get(name);
      if (field === undefined) throw missing();
      return field(facts, onUnknown);
    },
  };
}
