import type { MigratedFile, OutcomeChange, ReleasedOutcome, StepMigration } from "../migrate/migrate-file.js";
import type { AccountFacts } from "../model.js";
import { resolutionTexts } from "../resolution/texts.js";
import type { Page } from "./report.js";
import { type ShownResolution, shownResolution } from "./resolution.js";
import { showing } from "./shown.js";

/** What a step got in the build and what it gets, under an account that may be connected. */
export interface OutcomeChangeReport {
  readonly workflow: string;
  readonly account: AccountFacts;
  readonly same: boolean;
  readonly before: ShownResolution;
  readonly after: ShownResolution;
}

/** A step that was rewritten, or left as it is. */
export interface StepMigrationReport {
  readonly state: StepMigration["state"];
  readonly line: number;
  readonly column: number;
  readonly from: { readonly step: string; readonly version: string };
  readonly to: { readonly step: string; readonly version: string };
  /** Why it was left: half a sentence. */
  readonly why: string | null;
  readonly notes: readonly string[];
  readonly outcomes: readonly OutcomeChangeReport[];
}

/** A file with what became of its steps. */
export interface FileMigrationReport {
  readonly file: string;
  /** Whether anything was rewritten. */
  readonly changed: boolean;
  readonly steps: readonly StepMigrationReport[];
}

/** What `stepauth migrate` shows. */
export interface MigrateReport {
  readonly kind: "migrate";
  readonly page: Page;
  readonly reveals: false;
  /** Nothing was written: the result is only shown. */
  readonly dryRun: boolean;
  readonly files: readonly FileMigrationReport[];
}

/** A migrated file as it may be shown. */
export function fileMigrationReport(file: string, { result, steps }: MigratedFile): FileMigrationReport {
  return { file, changed: result !== null, steps: steps.map(stepReport) };
}

/** Migrated files as they may be shown. */
export function migrateReport(
  files: readonly FileMigrationReport[],
  { page, dryRun }: { readonly page: Page; readonly dryRun: boolean },
): MigrateReport {
  return { kind: "migrate", page, reveals: false, dryRun, files };
}

function stepReport({ use, state, why, notes, outcomes }: StepMigration): StepMigrationReport {
  const [first] = use.runs;
  const { line = 1, column = 1 } = first?.planned.location ?? {};
  return {
    ...{ state, line, column, notes },
    from: { step: use.adapter.step, version: first?.version.version ?? "" },
    to: { step: use.target.step, version: use.target.version },
    why: why ?? null,
    outcomes: distinct(outcomes.map(outcomeReport)),
  };
}

function outcomeReport({ workflow, account, before, after, isSame }: OutcomeChange): OutcomeChangeReport {
  const { source, kinds } = account;
  const facts = { source, ...(kinds === undefined ? {} : { kinds }) };
  return { workflow, account: facts, same: isSame, before: shown(before), after: shown(after) };
}

function shown({ resolution, given }: ReleasedOutcome): ShownResolution {
  const { diagnostics, ...rest } = shownResolution(resolutionTexts(resolution, given), showing({}));
  // An input that no version declares may be a secret in the wrong place: its name stays out.
  return { ...rest, diagnostics: diagnostics.map(({ input: _, ...finding }) => finding) };
}

/** Workflows that run the same lines with the same result are said once. */
function distinct(outcomes: readonly OutcomeChangeReport[]): readonly OutcomeChangeReport[] {
  const byResult = new Map<string, OutcomeChangeReport>();
  for (const outcome of outcomes) {
    const { account, before, after } = outcome;
    const brief = [before, after].map(({ status, origin, method, credentials }) => [
      status,
      origin,
      method,
      credentials,
    ]);
    const key = JSON.stringify([account, brief]);
    if (!byResult.has(key)) byResult.set(key, outcome);
  }
  return [...byResult.values()];
}
