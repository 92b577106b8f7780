import type { Policy, ReadFile, StepAdapter } from "@stepauth/core";
import type { EnvItem, PlanContext, PlannedStep, WorkflowFile } from "@stepauth/workflow";
import { assumption } from "./account.js";
import { withAgreedFixes, withoutFixes } from "./fix/agreed.js";
import { withVerifiedFixes } from "./fix/verify.js";
import { laneFindings } from "./lanes/findings.js";
import type { LaneReader } from "./lanes/reader.js";
import { type ScriptLane, scriptLaneFindings, scriptLanes } from "./lanes/script-lanes.js";
import { type LaneOutcomes, type Outcomes, shownLane, stepLane } from "./lanes/step-lane.js";
import { isEveryStepIn } from "./lint.js";
import { fileText } from "./literals/file-text.js";
import type { Context, Finding, Preview, PreviewAccount } from "./model.js";
import { unique } from "./outcomes/merge.js";
import { type CoveredStep, coveredSteps, plannedRuns } from "./plan-runs.js";
import { PreviewStep } from "./preview-step.js";
import { tooManyRepeats } from "./repeats.js";
import { plannedInputs, plannedResolver } from "./resolve-planned.js";
import { appleStep } from "./rules/apple-step.js";
import { allReadableInputs, type ClearInput, clearBehind } from "./rules/clear-secrets.js";
import type { Scene } from "./rules/rule.js";
import { checkAppleStep, checkFile, checkOtherSteps } from "./rules/run.js";
import { variablesOf } from "./rules/variables.js";
import { hiddenPlaces } from "./secrets.js";
import type { SeenStep, SeenWorkflow } from "./seen-step.js";
import { framer } from "./source/framer.js";
import { notCoveredIn } from "./steps/not-covered.js";
import type { TeamVariables } from "./steps/team-call.js";
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
  /** What a step that runs `stepauth team` hands on; known to the build only unless given. */
  readonly team?: TeamVariables;
  /** Opens local key files with it; without, no key file is opened. */
  readonly readKeys?: ReadFile;
  readonly adapters?: readonly StepAdapter[];
  /** Findings about files beside the workflow file, such as the secrets file. */
  readonly beside?: readonly Finding[];
  readonly now?: Date;
  /**
   * Whether findings say how they are repaired; they do unless this is false. Every repair is tried first, for which the file
   * is read again.
   */
  readonly repairs?: boolean;
  /** Reads the fastlane folders below the root; without, no lane is followed. */
  readonly lanes?: LaneReader;
}

/** Works out what every Apple step of a workflow file gets. Reads nothing by itself. */
export async function previewFile(file: WorkflowFile, options: PreviewOptions): Promise<Preview> {
  const variables = variablesOf(file, options.plan);
  const stage: Stage = {
    file,
    options,
    scene: {
      variables,
      account: options.account,
      context: options.context,
      withheld: options.plan.withheld ?? new Set(),
      leavesRepairs: options.repairs === false,
    },
    written: [],
    behind: [],
  };
  const findings: Finding[] = [...file.diagnostics, ...(options.beside ?? [])];
  const workflows: SeenWorkflow[] = [];
  const others: PlannedStep[] = [];
  const unlisted = new Set<string>();
  for (const { run, plan } of plannedRuns(file, options)) {
    const { id, title, summary, isListed } = run;
    if (!plan) {
      if (summary) findings.push(tooManyRepeats(summary));
      continue;
    }
    const steps = await seenSteps(plan.steps, stage);
    findings.push(...plan.diagnostics);
    others.push(...plan.steps.filter(({ step }) => step === null));
    const scripts = await seenScripts(plan.steps, options.lanes);
    findings.push(...scripts.findings);
    workflows.push({ id, title, steps, notCovered: notCoveredIn(plan.steps, scripts.lanes) });
    if (!isListed) unlisted.add(id);
  }
  findings.push(...checkOtherSteps(others, variables), ...checkFile(variables));
  const { policy, context: where, account } = options;
  const written = [...stage.written, ...allReadableInputs(others, variables)];
  const areNamed = options.workflows !== undefined && options.workflows !== "linted";
  const missesNothing = () => !areNamed && isEveryStepIn(file, [...others, ...plannedOf(workflows)]);
  const areAllRunsKnown = !findings.some(({ code }) => code === "workflow/limit");
  const repairable = await withRepairs(workflows, { file, options, areAllRunsKnown, others });
  const said = silence({ workflows: repairable, findings: unique(findings) }, file, missesNothing);
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
        steps: steps.map((step) => new PreviewStep(step, shown)),
        notCovered,
      })),
    findings: unique([...assumed, ...said.findings, ...hiddenFindings]).map(shown),
    hidden,
  };
}

/** What all steps of a preview are looked at with. */
interface Stage {
  readonly file: WorkflowFile;
  readonly options: PreviewOptions;
  readonly scene: Scene;
  /** Inputs of the steps that hold a secret in clear. */
  readonly written: ClearInput[];
  /** Variables behind such inputs that hold the secret. */
  readonly behind: EnvItem[];
}

interface AllRuns {
  readonly file: WorkflowFile;
  readonly options: PreviewOptions;
  readonly areAllRunsKnown: boolean;
  readonly others: readonly PlannedStep[];
}

/** Of the fixes that findings offer, those that fit every run and do the build no harm; or none at all. */
async function withRepairs(
  workflows: readonly SeenWorkflow[],
  { file, options, areAllRunsKnown, others }: AllRuns,
): Promise<readonly SeenWorkflow[]> {
  if (options.repairs === false) return withoutFixes(workflows);
  const agreed = withAgreedFixes(workflows, { areAllRunsKnown, others, sources: file.sources });
  return withVerifiedFixes(agreed, file, options);
}

function plannedOf(workflows: readonly SeenWorkflow[]): PlannedStep[] {
  return workflows.flatMap(({ steps }) => steps.map(({ planned }) => planned));
}

async function seenSteps(planned: readonly PlannedStep[], stage: Stage): Promise<SeenStep[]> {
  const steps: SeenStep[] = [];
  for (const step of coveredSteps(planned, stage.options.adapters)) steps.push(await seenStep(step, stage));
  return steps;
}

async function seenStep(
  { planned, version, adapter }: CoveredStep,
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
  const found = checkAppleStep(step, scene);
  const { lane, findings: ofLane } = await seenLane({ planned, adapter, released, resolution }, options);
  const findings = asItRuns(planned, [...found, ...ofLane]);
  return { planned, adapter, version, given, released, resolution, findings, ...(lane ? { lane } : {}) };
}

async function seenLane(
  step: Outcomes,
  { lanes: reader, plan, account }: PreviewOptions,
): Promise<{ readonly lane?: LaneOutcomes; readonly findings: readonly Finding[] }> {
  if (!reader || step.adapter.definition.lane === undefined) return { findings: [] };
  const isOpen = plan.undefinedIsUnknown ?? false;
  const lane = await stepLane(step, reader, isOpen);
  const findings = laneFindings(step, lane, { reader, account, isOpen });
  return { ...(lane ? { lane: shownLane(lane) } : {}), findings };
}

interface SeenScripts {
  readonly lanes: ReadonlyMap<PlannedStep, readonly ScriptLane[]>;
  readonly findings: readonly Finding[];
}

async function seenScripts(steps: readonly PlannedStep[], reader: LaneReader | undefined): Promise<SeenScripts> {
  const lanes = new Map<PlannedStep, readonly ScriptLane[]>();
  const findings: Finding[] = [];
  for (const step of reader ? steps : []) {
    const started = reader && step.step === null ? await scriptLanes(step, reader) : [];
    if (started.length === 0) continue;
    lanes.set(step, started);
    findings.push(...asItRuns(step, scriptLaneFindings(started, step)));
  }
  return { lanes, findings };
}

// A step that does not run can't fail: what there is to say of it is for information.
function asItRuns({ runs }: PlannedStep, findings: readonly Finding[]): readonly Finding[] {
  return runs === false ? findings.map((finding) => ({ ...finding, severity: "info" })) : findings;
}
