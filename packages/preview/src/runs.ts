import {
  type PlanContext,
  planBundle,
  planVariant,
  planWorkflow,
  type WorkflowFile,
  type WorkflowPlan,
  type WorkflowSummary,
} from "@stepauth/workflow";
import { lintedWorkflows } from "./lint.js";
import { unusedBundles } from "./unused-bundles.js";

/** Something of a file that runs, or would: a workflow, a variant of one, or a step bundle by itself. */
export interface FileRun {
  readonly id: string;
  readonly title: string;
  /** What there is to it; undefined for what was asked for by name and does not exist. */
  readonly summary: WorkflowSummary | undefined;
  /** How many other workflows and bundles are entered on the way, and how many variables are evaluated for it alone. */
  readonly entered: number;
  /** It has a place of its own in a preview; of others there are only the findings. */
  readonly isListed: boolean;
  plan(context: PlanContext): WorkflowPlan;
}

/** The runs to look at, and whether they were asked for by name. */
export interface ChosenRuns {
  readonly runs: readonly FileRun[];
  readonly areNamed: boolean;
}

/**
 * What of a file is looked at: what was asked for by name, else every workflow and variant, utility workflows that no other
 * runs, and bundles that no workflow uses, so that no step of the file is passed over. Only a linter lists the utility
 * workflows too.
 */
export function chosenRuns(file: WorkflowFile, asked: readonly string[] | "linted" | undefined): ChosenRuns {
  const summaries = new Map(file.workflows.map((workflow) => [workflow.id, workflow]));
  const own = (id: string) => workflowRun(file, id, summaries.get(id));
  const others = [...variantRuns(file), ...bundleRuns(file)];
  if (asked !== undefined && asked !== "linted") {
    return { runs: asked.map((id) => others.find((run) => run.id === id) ?? own(id)), areNamed: true };
  }
  const isListed = ({ summary }: FileRun) => asked === "linted" || summary?.isUtility !== true;
  const workflows = lintedWorkflows(file).map(own);
  return { runs: [...workflows.map((run) => ({ ...run, isListed: isListed(run) })), ...others], areNamed: false };
}

/** The names under which the runs of a file can be asked for. */
export function runNames(file: WorkflowFile): string[] {
  return [...file.workflows, ...variantRuns(file), ...bundleRuns(file)].map(({ id }) => id);
}

function workflowRun(file: WorkflowFile, id: string, summary: WorkflowSummary | undefined): FileRun {
  const plan: FileRun["plan"] = (context) => planWorkflow(file, id, context);
  return { id, title: summary?.title ?? "", summary, entered: enteredBy(file, id), isListed: true, plan };
}

function enteredBy({ weights }: WorkflowFile, id: string): number {
  return (weights.workflows.get(id)?.visits ?? 1) - 1;
}

/** The variants of workflows that pipelines make. */
function variantRuns(file: WorkflowFile): FileRun[] {
  const summaries = new Map(file.workflows.map((workflow) => [workflow.id, workflow]));
  return [...file.model.pipelines.values()].flatMap((pipeline) =>
    [...pipeline.workflows.values()].flatMap((variant): FileRun[] => {
      const base = summaries.get(variant.uses?.id ?? "");
      if (!base) return [];
      const title = `variant of ${base.id} in the pipeline ${pipeline.id}`;
      const summary = { ...base, id: variant.id, title, isUtility: false, location: variant.at.location };
      const entered = enteredBy(file, base.id) + 1 + file.model.appEnvs.length + variant.inputs.length;
      const plan: FileRun["plan"] = (context) => planVariant(file, variant, context);
      return [{ id: variant.id, title, summary, entered, isListed: true, plan }];
    }),
  );
}

function bundleRuns(file: WorkflowFile): FileRun[] {
  return unusedBundles(file.model).map((bundle): FileRun => {
    const id = `bundle::${bundle.id}`;
    const title = "a step bundle that no workflow of this file uses";
    const stepCount = file.weights.bundles.get(bundle.id)?.steps ?? 0;
    const summary = { id, title, isUtility: false, stepCount, location: bundle.at.location };
    // What the workflows around it set is for them to say.
    const plan: FileRun["plan"] = (context) => planBundle(file, bundle, { ...context, undefinedIsUnknown: true });
    const entered = (file.weights.bundles.get(bundle.id)?.visits ?? 0) + file.model.appEnvs.length;
    return { id, title, summary, entered, isListed: true, plan };
  });
}
