import type { Resolution, StepVersion } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import { type HeldAccount, heldAccounts } from "../fix/accounts.js";
import type { TextEdit } from "../fix/fix.js";
import { releasedStep } from "../fix/released.js";
import type { CoveredStep } from "../plan-runs.js";
import type { PreviewOptions } from "../preview.js";
import { type PlannedInputs, plannedInputs } from "../resolve-planned.js";
import { variablesOf } from "../rules/variables.js";
import { rewriteOf } from "./edits.js";
import { foldOf } from "./fold.js";
import { staysTheSame } from "./same-credentials.js";
import { type Reopen, type StepRun, type Trial, tryOut } from "./trial.js";
import { type StepUse, usesOf, type Wanted } from "./uses.js";

/** A file to be migrated. */
export interface MigrateRequest extends Wanted {
  readonly file: WorkflowFile;
  readonly options: PreviewOptions;
  /** Opens the file as it was opened before, with another content. */
  readonly reopen: Reopen;
  /** Rewrites the steps, too, that get other credentials by it. */
  readonly acceptChanges?: boolean;
}

/** What a step gets in the build, with what shows which of it is secret. */
export interface ReleasedOutcome {
  readonly resolution: Resolution;
  readonly given: { readonly version: StepVersion; readonly given: PlannedInputs };
}

/** What a step got and what it gets, under an account that may be connected. */
export interface OutcomeChange {
  readonly workflow: string;
  readonly account: HeldAccount["account"];
  readonly before: ReleasedOutcome;
  readonly after: ReleasedOutcome;
  readonly isSame: boolean;
}

/** What became of a step. */
export interface StepMigration {
  readonly use: StepUse;
  readonly state: "migrated" | "left";
  /** Why it was left: half a sentence. */
  readonly why?: string;
  readonly notes: readonly string[];
  /** Empty where the step could not be rewritten at all. */
  readonly outcomes: readonly OutcomeChange[];
}

/** A migrated file. */
export interface MigratedFile {
  /** The file as it is now; null where nothing was rewritten. */
  readonly result: Pick<Trial, "text" | "file"> | null;
  readonly steps: readonly StepMigration[];
}

interface Candidate {
  readonly use: StepUse;
  readonly edits: readonly TextEdit[];
  readonly notes: readonly string[];
  /** What happens in its place where it is not safe; half a sentence where nothing does. */
  readonly instead?: Candidate | string;
}

/**
 * Rewrites deprecated steps to their successors, and others to their newest major if wanted. The result is read again: a step
 * that would get other credentials in the build is left as it is, and so is all that would change anything else.
 */
export async function migrateFile(request: MigrateRequest): Promise<MigratedFile> {
  const { file, options } = request;
  const [source] = file.sources;
  if (!source) return { result: null, steps: [] };
  const done = new Map<string, StepMigration>();
  const candidates: Candidate[] = [];
  const uses = usesOf(file, options, request);
  for (const use of uses) {
    const rewrite = rewriteOf(source, use);
    const instead = typeof rewrite === "string" ? rewrite : { use, ...rewrite };
    const fold = foldOf(source, file.sources, use, uses);
    if (fold !== null) candidates.push({ ...fold, instead });
    else if (typeof instead === "string") leave(use, instead, done);
    else candidates.push(instead);
  }
  const result = await settle(candidates, request, done);
  return { result, steps: uses.flatMap((use) => done.get(use.place) ?? []) };
}

/** Tries all rewrites at once, then without those that change credentials; one by one, where together they change more. */
async function settle(
  candidates: readonly Candidate[],
  request: MigrateRequest,
  done: Map<string, StepMigration>,
): Promise<Trial | null> {
  if (candidates.length === 0) return null;
  const trial = await tryOut(editsOf(candidates), request);
  if (trial === null && candidates.some(({ instead }) => instead !== undefined))
    return settle(await withoutFolds(candidates, request, done), request, done);
  if (trial === null) return candidates.length === 1 ? leaveAll(candidates, done) : oneByOne(candidates, request, done);
  const kept = await judge(candidates, trial, request, done);
  const isWhole = kept.length === candidates.length && kept.every((each, index) => each === candidates[index]);
  return isWhole ? trial : settle(kept, request, done);
}

/** Gives up the folds that don't work by themselves; all of them, where each does. */
async function withoutFolds(
  candidates: readonly Candidate[],
  request: MigrateRequest,
  done: Map<string, StepMigration>,
): Promise<readonly Candidate[]> {
  const bad = new Set<Candidate>();
  for (const candidate of candidates)
    if (candidate.instead !== undefined && (await tryOut(editsOf([candidate]), request)) === null) bad.add(candidate);
  return candidates.flatMap((candidate) =>
    candidate.instead !== undefined && (bad.size === 0 || bad.has(candidate)) ? giveUp(candidate, done) : [candidate],
  );
}

function giveUp({ use, instead }: Candidate, done: Map<string, StepMigration>): readonly Candidate[] {
  if (typeof instead === "string") leave(use, instead, done);
  return instead === undefined || typeof instead === "string" ? [] : [instead];
}

function leave(use: StepUse, why: string, done: Map<string, StepMigration>): void {
  done.set(use.place, { use, state: "left", why, notes: [], outcomes: [] });
}

async function oneByOne(
  candidates: readonly Candidate[],
  request: MigrateRequest,
  done: Map<string, StepMigration>,
): Promise<Trial | null> {
  let accepted: readonly Candidate[] = [];
  let last: Trial | null = null;
  for (const candidate of candidates) {
    const tried = [...accepted, candidate];
    const trial = await tryOut(editsOf(tried), request);
    if (trial === null) leaveAll([candidate], done);
    else if ((await judge(tried, trial, request, done)).length === tried.length) [accepted, last] = [tried, trial];
  }
  return last;
}

function editsOf(candidates: readonly Candidate[]): ReadonlyMap<StepUse, readonly TextEdit[]> {
  return new Map(candidates.map(({ use, edits }) => [use, edits]));
}

function leaveAll(candidates: readonly Candidate[], done: Map<string, StepMigration>): null {
  for (const { use, notes } of candidates)
    done.set(use.place, { use, state: "left", why: SHARED, notes, outcomes: [] });
  return null;
}

const SHARED = "more than this step would change: its lines, or a part of them, are used elsewhere too";

/** Judges steps by what they get in the build, and says which are rewritten. */
async function judge(
  candidates: readonly Candidate[],
  trial: Trial,
  request: MigrateRequest,
  done: Map<string, StepMigration>,
): Promise<readonly Candidate[]> {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const { use, notes } = candidate;
    const outcomes = await outcomesOf(trial.runs.get(use) ?? [], trial, request);
    const changes = outcomes.some(({ isSame }) => !isSame);
    if (changes && candidate.instead !== undefined) {
      kept.push(...giveUp(candidate, done));
      continue;
    }
    if (changes && request.acceptChanges !== true) {
      done.set(use.place, { use, state: "left", why: "its credentials would change", notes, outcomes });
      continue;
    }
    done.set(use.place, { use, state: "migrated", notes, outcomes });
    kept.push(candidate);
  }
  return kept;
}

async function outcomesOf(
  runs: readonly StepRun[],
  trial: Trial,
  { file, options }: MigrateRequest,
): Promise<readonly OutcomeChange[]> {
  const accounts = heldAccounts(options.account);
  const get = async (step: CoveredStep, of: WorkflowFile) => {
    const { names: variables } = variablesOf(of, options.plan);
    const resolutions = await releasedStep(step, { accounts, variables, options });
    const given = { version: step.version, given: plannedInputs(step.planned, step.version) };
    return resolutions.map((resolution): ReleasedOutcome => ({ resolution, given }));
  };
  const all: OutcomeChange[] = [];
  for (const run of runs) {
    const [before, after] = [await get(run.before, file), await get(run.after, trial.file)];
    for (const [index, { account }] of accounts.entries()) {
      const [old, now] = [before[index], after[index]];
      if (!old || !now) continue;
      const isSame = staysTheSame(old.resolution, now.resolution);
      all.push({ workflow: run.before.planned.workflow, account, before: old, after: now, isSame });
    }
  }
  return all;
}
