import { exportedVariables } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import { findAdapter } from "../adapters.js";
import { identify } from "./identity.js";
import { type StepUse, stepUses } from "./step-uses.js";

const known = new WeakMap<WorkflowFile["model"], ReadonlySet<string>>();

/** The names of the variables that steps of a file export to those after them, if there is something to export. */
export function exportedNames({ model }: Pick<WorkflowFile, "model">): ReadonlySet<string> {
  const before = known.get(model);
  if (before) return before;
  const names = new Set(stepUses(model).flatMap(namesOf));
  known.set(model, names);
  return names;
}

function namesOf({ reference }: StepUse): readonly string[] {
  const identity = identify(reference);
  const adapter = identity.kind === "library" ? findAdapter(identity.id) : undefined;
  if (!adapter) return [];
  return exportedVariables(adapter.describe(adapter.resolveVersion(reference.version.replace(/^v/, "")).version));
}
