import { Diagnostics } from "../diagnostics.js";
import type { Bundle, PipelineWorkflow, Workflow } from "../model/types.js";
import type { WorkflowFile } from "../workflow-file.js";
import type { PlanContext } from "./context.js";
import { planTarget, planWorkflow } from "./plan-workflow.js";
import type { WorkflowPlan } from "./types.js";

/**
 * Works out what every step of a step bundle receives by itself, with the bundle's own values for its inputs. What the
 * workflows around it set is not known: that is for the context to say (`undefinedIsUnknown`).
 */
export function planBundle(file: WorkflowFile, bundle: Bundle, context: PlanContext): WorkflowPlan {
  const weight = file.weights.bundles.get(bundle.id);
  return planTarget(file, aloneIn(bundle), context, { diagnostics: new Diagnostics(), weight });
}

function aloneIn({ id, at }: Bundle): Workflow {
  const use = { runIf: undefined, inputs: [], envs: [], executionContainer: undefined, serviceContainers: [] };
  return {
    at,
    id: `bundle::${id}`,
    title: "",
    beforeRun: [],
    afterRun: [],
    envs: [],
    hasTools: false,
    steps: [{ kind: "bundle", id, at, ...use }],
  };
}

/**
 * Works out what the steps of a workflow receive in a variant of it, with the variables that a pipeline sets for it: they
 * come after the secrets and before the app's own.
 */
export function planVariant(
  file: WorkflowFile,
  { uses, inputs }: Pick<PipelineWorkflow, "uses" | "inputs">,
  context: PlanContext,
): WorkflowPlan {
  const secrets = [...(context.secrets ?? []), ...inputs];
  return planWorkflow(file, uses?.id ?? "", { ...context, secrets, allowUtility: true });
}
