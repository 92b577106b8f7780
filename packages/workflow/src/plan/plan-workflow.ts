import { Diagnostics, named } from "../diagnostics.js";
import type { Weight } from "../model/graph.js";
import { help } from "../model/suggest.js";
import type { StepUse, Workflow } from "../model/types.js";
import { namedItem } from "../values/env-item.js";
import type { WorkflowFile } from "../workflow-file.js";
import { BaseEnvironment, triggeredBy } from "./base-environment.js";
import { literalOf, type PlanContext } from "./context.js";
import { type FoundStep, findStep } from "./find-step.js";
import { Unsettled } from "./may-exist.js";
import { Run } from "./run.js";
import { runOrder } from "./run-order.js";
import { Scope } from "./scope.js";
import type { WorkflowPlan } from "./types.js";
import { EnvValue } from "./value.js";

/** Steps of a workflow beyond which it is not planned; and workflows and bundles entered on the way. */
const MOST_STEPS = 10_000;
const MOST_VISITS = 20_000;
const MOST_APP_WORK = 32 * 1024 * 1024;

/** What all workflows of a file have in common in one context. */
interface Shared {
  readonly base: BaseEnvironment;
  readonly find: (use: StepUse) => FoundStep | undefined;
  /** The list up to the app's variables, unless it depends on the workflow. */
  app?: { readonly scope: Scope; readonly diagnostics: Diagnostics };
}

const shared = new WeakMap<WorkflowFile, WeakMap<PlanContext, Shared>>();

/**
 * Works out what every step of a workflow receives, `before_run` and `after_run` included. Never throws for what the file
 * holds: findings are in the plan's `diagnostics` (those that concern the whole file are the file's).
 */
export function planWorkflow(file: WorkflowFile, workflowId: string, context: PlanContext): WorkflowPlan {
  const diagnostics = new Diagnostics();
  const target = file.model.workflows.get(workflowId);
  if (target === undefined) {
    diagnostics.error(
      "workflow/unknown",
      `there is no workflow ${named(workflowId)}`,
      undefined,
      help(workflowId, file.model.workflows.keys()),
    );
    return { workflow: workflowId, steps: [], diagnostics: diagnostics.list };
  }
  if (workflowId.startsWith("_") && context.allowUtility !== true) {
    diagnostics.error(
      "workflow/invalid",
      `${named(workflowId)} is a utility workflow, which can't be run by itself`,
      target.at,
    );
  }
  return planTarget(file, target, context, { diagnostics, weight: file.weights.workflows.get(workflowId) });
}

/** What a run of something is planned with. */
interface Planning {
  readonly diagnostics: Diagnostics;
  readonly weight: Weight | undefined;
}

/** The same for a workflow that the file itself does not write down. */
export function planTarget(
  file: WorkflowFile,
  target: Workflow,
  context: PlanContext,
  { diagnostics, weight }: Planning,
): WorkflowPlan {
  const plan = (steps: WorkflowPlan["steps"]) => ({ workflow: target.id, steps, diagnostics: diagnostics.list });
  if (!isPlannable(target, { diagnostics, weight })) return plan([]);
  const { base, app, find } = startOf(file, target, context, diagnostics);
  const run = new Run({ model: file.model, target, context, base, find, diagnostics }, app);
  return plan(run.walk(runOrder(target, file.model.workflows)));
}

function isPlannable(target: Workflow, { diagnostics, weight }: Planning): boolean {
  if (weight === undefined || weight.cyclic) return false;
  if (weight.steps <= MOST_STEPS && weight.visits <= MOST_VISITS) return true;
  diagnostics.error("workflow/limit", `${named(target.id)} comes to more than ${MOST_STEPS} steps`, target.at);
  return false;
}

function startOf(file: WorkflowFile, target: Workflow, context: PlanContext, diagnostics: Diagnostics) {
  const contexts = shared.get(file) ?? new WeakMap<PlanContext, Shared>();
  shared.set(file, contexts);
  const common = contexts.get(context) ?? { base: new BaseEnvironment(context), find: finder(context) };
  contexts.set(context, common);
  const app = common.app ?? evaluateApp(file, target, context, common);
  diagnostics.list.push(...app.diagnostics.list);
  return { base: common.base, app: app.scope, find: common.find };
}

/** Looks steps up, each reference once. */
function finder({ library }: PlanContext): Shared["find"] {
  const known = new Map<string, FoundStep | undefined>();
  return ({ ref, reference }) => {
    if (!known.has(ref)) known.set(ref, findStep(reference, library));
    return known.get(ref);
  };
}

/** Secrets, then the app's variables, then the build's status. Kept for the next workflow when it would be the same there. */
function evaluateApp(file: WorkflowFile, target: Workflow, context: PlanContext, common: Shared) {
  const diagnostics = new Diagnostics();
  const triggered = triggeredBy(target);
  let depends = false;
  let done = false;
  const lookup = (name: string) => {
    if (!triggered.has(name)) return common.base.get(name);
    depends = true;
    // Once it is shared, each run answers for itself.
    return done ? undefined : triggered.get(name);
  };
  const scope = new Scope(lookup, {
    literal: literalOf(context),
    mayExist: new Unsettled(context).mayExist,
    budget: { left: MOST_APP_WORK },
    onTooLong: (item) =>
      diagnostics.error("workflow/limit", `the value of ${namedItem(item)} would be longer than 256 KiB`, item),
  });
  scope.appendItems(context.secrets ?? []);
  scope.appendItems(file.model.appEnvs);
  for (const name of ["STEPLIB_BUILD_STATUS", "BITRISE_BUILD_STATUS"]) {
    scope.append({ name, value: EnvValue.of("0", false, { kind: "cli", name }), bytes: 1 });
  }
  done = true;
  if (!depends) common.app = { scope, diagnostics };
  return { scope, diagnostics };
}
