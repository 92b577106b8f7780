import type { Policy, ReadFile, StepAdapter, StepVersion } from "@stepauth/core";
import type {
  EnvItem,
  PlanContext,
  PlannedStep,
  WorkflowFile,
  WorkflowPlan,
  WorkflowSummary,
} from "@stepauth/workflow";
import { assumption } from "./account.js";
import { adapters as ourAdapters } from "./adapters.js";
import { withAgreedFixes } from "./fix/agreed.js";
import { stepLibrary } from "./library.js";
import { isEveryStepIn } from "./lint.js";
import { fileText } from "./literals/file-text.js";
import { literalReader } from "./literals/literals.js";
import type { Context, Finding, Preview, PreviewAccount } from "./model.js";
import { unique } from "./outcomes/merge.js";
import { PreviewStep } from "./preview-step.js";
import { Repeats, tooManyRepeats } from "./repeats.js";
import { plannedInputs, plannedResolver } from "./resolve-planned.js";
import { appleStep } from "./rules/apple-step.js";
import { allReadableInputs, type ClearInput, clearBehind } from "./rules/clear-secrets.js";
import type { Scene } from "./rules/rule.js";
import { checkAppleStep, checkFile, checkOtherSteps } from "./rules/run.js";
import { variablesOf } from "./rules/variables.js";
import { chosenRuns } from "./runs.js";
import { hiddenPlaces } from "./secrets.js";
import type { SeenStep, SeenWorkflow } from "./seen-step.js";
import { framer } from "./source/framer.js";
import { notCoveredIn } from "./steps/not-covered.js";
import { sharedVariables } from "./steps/shared-variables.js";
import { tracesOf } from "./steps/traces.js";
import { silence } from "./suppress/silence.js";

/** What a preview is made from, besides the file. */
export interface PreviewOptions {
  readonly policy: Policy;
  readonly context: Context;
  readonly account: PreviewAccount;
  /**
   * Ids of the workflows that were asked for, or `linted` for what a linter lists: utility workflows that no other runs too.
   * Unless given, those are looked at and not listed.
   */
  readonly workflows?: readonly string[] | "linted";
  /** What the CLI would know: secrets, environment, working directory. The library is ours. */
  readonly plan: Omit<PlanContext, "library">;
  /** Opens local key files with it; without, no key file is opened. */
  readonly readKeys?: ReadFile;
  readonly adapters?: readonly StepAdapter[];
  /** Findings about files beside the workflow file, such as the secrets file. */
  readonly beside?: readonly Finding[];
  readonly now?: Date;
}

/** Works out what every Apple step of a workflow file gets. Reads nothing by itself. */
export async function previewFile(file: WorkflowFile, options: PreviewOptions): Promise<Preview> {
  const variables = variablesOf(file, options.plan);
  const stage: Stage = {
    file,
    options,
    known: options.adapters ?? ourAdapters,
    scene: {
      variables,
      account: options.account,
      context: options.context,
      withheld: options.plan.withheld ?? new Set(),
    },
    written: [],
    behind: [],
  };
  const { runs, areNamed } = chosenRuns(file, options.workflows);
  const library = stepLibrary(stage.known);
  const beside = { literal: literalReader(), tracesOf };
  const context: PlanContext = {
    allowUtility: !areNamed,
    ...beside,
    ...options.plan,
    mayBeSet: mayBeSet(file, options.plan),
    library,
  };
  const findings: Finding[] = [...file.diagnostics, ...(options.beside ?? [])];
  const workflows: SeenWorkflow[] = [];
  const others: PlannedStep[] = [];
  const repeats = areNamed ? null : new Repeats();
  const unlisted = new Set<string>();
  for (const { id, title, summary, entered, isListed, plan: planRun } of runs) {
    const plan = planWithin(repeats, summary, entered, () => planRun(context));
    if (!plan) {
      if (summary) findings.push(tooManyRepeats(summary));
      continue;
    }
    const steps = await seenSteps(plan.steps, stage);
    findings.push(...plan.diagnostics);
    others.push(...plan.steps.filter(({ step }) => step === null));
    workflows.push({ id, title, steps, notCovered: notCoveredIn(plan.steps) });
    if (!isListed) unlisted.add(id);
  }
  findings.push(...checkOtherSteps(others, variables), ...checkFile(variables));
  const { policy, context: where, account } = options;
  const written = [...stage.written, ...allReadableInputs(others, variables)];
  const missesNothing = () => !areNamed && isEveryStepIn(file, [...others, ...plannedOf(workflows)]);
  const areAllRunsKnown = !findings.some(({ code }) => code === "workflow/limit");
  const agreed = withAgreedFixes(workflows, { areAllRunsKnown, others, sources: file.sources });
  const said = silence({ workflows: agreed, findings: unique(findings) }, file, missesNothing);
  const hiddenFindings = said.workflows
    .filter(({ id }) => unlisted.has(id))
    .flatMap(({ steps }) => steps.flatMap((step) => step.findings));
  const assumed = account.unasked && workflows.some(({ steps }) => steps.length > 0) ? [assumption(account)] : [];
  const secrets = options.plan.secrets ?? [];
  const hidden = hiddenPlaces({ written, behind: stage.behind, secrets }, variables);
  const shown = framer(file, hidden);
  return {
    file: file.file,
    policy,
    context: where,
    account: { source: account.source, ...(account.kinds ? { kinds: account.kinds } : {}) },
    workflows: said.workflows
      .filter(({ id }) => !unlisted.has(id))
      .map(({ id, title, steps, notCovered }) => ({
        id: fileText(id),
        title: fileText(title),
        steps: steps.map((step) => new PreviewStep(step, step.findings.map(shown))),
        notCovered,
      })),
    findings: unique([...assumed, ...said.findings, ...hiddenFindings]).map(shown),
    hidden,
  };
}

function mayBeSet(file: WorkflowFile, plan: PreviewOptions["plan"]): ReadonlySet<string> {
  return new Set([...sharedVariables(file), ...(plan.mayBeSet ?? [])]);
}

/** What all steps of a preview are looked at with. */
interface Stage {
  readonly file: WorkflowFile;
  readonly options: PreviewOptions;
  readonly known: readonly StepAdapter[];
  readonly scene: Scene;
  /** Inputs of the steps that hold a secret in clear. */
  readonly written: ClearInput[];
  /** Variables behind such inputs that hold the secret. */
  readonly behind: EnvItem[];
}

// What was asked for by name is looked at whatever it repeats, within its own limit.
function planWithin(
  repeats: Repeats | null,
  summary: WorkflowSummary | undefined,
  entered: number,
  plan: () => WorkflowPlan,
): WorkflowPlan | null {
  if (!repeats || !summary) return plan();
  if (!repeats.hasRoomFor(summary.stepCount, entered)) return null;
  const planned = plan();
  return repeats.admit(planned.steps, ({ step }) => step !== null) ? planned : null;
}

function plannedOf(workflows: readonly SeenWorkflow[]): PlannedStep[] {
  return workflows.flatMap(({ steps }) => steps.map(({ planned }) => planned));
}

async function seenSteps(planned: readonly PlannedStep[], stage: Stage): Promise<SeenStep[]> {
  const steps: SeenStep[] = [];
  for (const step of planned) {
    const adapter = stage.known.find(({ step: id }) => id === step.step?.id);
    if (adapter && step.version !== null)
      steps.push(await seenStep(step, adapter.describe(step.version), adapter, stage));
  }
  return steps;
}

async function seenStep(
  planned: PlannedStep,
  version: StepVersion,
  adapter: StepAdapter,
  { file, options, scene, written, behind }: Stage,
): Promise<SeenStep> {
  const given = plannedInputs(planned, version);
  const variables = scene.variables.names;
  const resolve = plannedResolver(planned, given, version.version, adapter, { ...options, variables });
  const released = await resolve("shipped");
  const resolution = options.policy === "shipped" ? released : await resolve(options.policy);
  const step = appleStep(planned, adapter, { released, resolution }, file.sources);
  written.push(...step.clear);
  behind.push(...clearBehind(step, scene.variables).map(({ item }) => item));
  const findings = asItRuns(planned, checkAppleStep(step, scene));
  return { planned, adapter, version, given, released, resolution, findings };
}

// A step that does not run can't fail: what there is to say of it is for information.
function asItRuns({ runs }: PlannedStep, findings: readonly Finding[]): readonly Finding[] {
  return runs === false ? findings.map((finding) => ({ ...finding, severity: "info" })) : findings;
}
