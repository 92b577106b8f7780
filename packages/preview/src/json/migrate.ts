import type {
  FileMigrationReport,
  MigrateReport,
  OutcomeChangeReport,
  StepMigrationReport,
} from "../report/migrate.js";
import type { ShownResolution } from "../report/resolution.js";
import { shownToJson } from "./resolution.js";

/** What `stepauth migrate --format json` prints, schema version 1. */
export function migrateToJson({ dryRun, files }: MigrateReport): object {
  return { schemaVersion: 1, dryRun, files: files.map(fileToJson) };
}

function fileToJson({ file, changed, steps }: FileMigrationReport): object {
  return { file, changed, steps: steps.map(stepToJson) };
}

function stepToJson({ state, line, column, from, to, why, notes, outcomes }: StepMigrationReport): object {
  return {
    state,
    location: { line, column },
    from,
    to,
    ...(why === null ? {} : { why }),
    notes,
    outcomes: outcomes.map(outcomeToJson),
  };
}

function outcomeToJson({ workflow, account, same, before, after }: OutcomeChangeReport): object {
  return { workflow, account, same, before: releasedToJson(before), after: releasedToJson(after) };
}

/** Without what the resolver says: that may repeat a name that is a secret. `stepauth preview` says what is found. */
function releasedToJson(resolution: ShownResolution): object {
  const { diagnostics: _, ...json } = shownToJson(resolution);
  return json;
}
