import type { WorkflowFile } from "@stepauth/workflow";
import { stepUses } from "./step-uses.js";
import { tracesOf } from "./traces.js";

const SHARES = "share-pipeline-variable";

/** The variables that a workflow of a pipeline shares with those after it. */
export function sharedVariables({ model }: WorkflowFile): ReadonlySet<string> {
  const sharing = stepUses(model).filter(({ reference }) => reference.id === SHARES);
  return new Set(sharing.flatMap((step) => [...(tracesOf(step).names ?? [])]));
}
