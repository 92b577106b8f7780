import type { AccountFacts } from "../../model.js";
import type { MigrateReport, OutcomeChangeReport, StepMigrationReport } from "../../report/migrate.js";
import { outcomeInWords } from "../diff/words.js";
import { plural } from "../summary.js";

/** What becomes of a step, in a line. */
export function migrationInWords({ from, to, state, why }: StepMigrationReport): string {
  const name = from.step === to.step ? `${from.step} ${from.version} → ${to.version}` : `${from.step} → ${to.step}`;
  return state === "migrated" ? name : `${name}: left as it is, ${why}`;
}

/** What stays and what changes in who wins, and what else there is to know: the lines below it. */
export function migrationDetails({ outcomes, notes }: StepMigrationReport): string[] {
  const changes = outcomes.filter(({ same }) => !same);
  const kept = changes.length > 0 ? [] : keptInWords(outcomes);
  return [...kept, ...changes.flatMap(changeInWords), ...notes];
}

function keptInWords(outcomes: readonly OutcomeChangeReport[]): string[] {
  return outcomes
    .filter(({ after }) => after.status === "resolved")
    .map(({ account, after }) => `${whereIn(account)}stays: ${outcomeInWords(after, account)}`);
}

function changeInWords({ account, before, after }: OutcomeChangeReport): string[] {
  const where = whereIn(account);
  return [`${where}was ${outcomeInWords(before, account)}`, `${where}would be ${outcomeInWords(after, account)}`];
}

function whereIn({ source, kinds = [] }: AccountFacts): string {
  const names = kinds.map((kind) => (kind === "api-key" ? "an API key" : "an Apple ID"));
  if (source === "assumed") return `with ${names.join(" and ")} connected, `;
  return source === "none" ? "with nothing connected, " : "";
}

/** How much was done. */
export function migrateInWords({ files, dryRun }: MigrateReport): string {
  const steps = files.flatMap((file) => file.steps);
  const migrated = steps.filter(({ state }) => state === "migrated").length;
  const left = steps.length - migrated;
  if (steps.length === 0) return `${plural(files.length, "file")}: nothing to migrate.`;
  const rest = left > 0 ? `, ${left} left` : "";
  return `${plural(files.length, "file")}: ${plural(migrated, "step")} ${dryRun ? "to migrate" : "migrated"}${rest}.`;
}
