import type { VersionRules } from "../adapter/rules.js";
import type { StepVersion } from "../adapter/step-version.js";
import { compareVersions } from "../adapter/versions.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { listed } from "../found/found.js";
import type { Diagnostic } from "../model.js";
import type { Outcome } from "../outcome.js";
import { exportedVariables } from "../render/variables.js";

/** What becomes of a 2FA session beyond the step's own tool: it never gets there, or goes further than there. */
export function sessionWayFindings({ facts: { step }, session }: Outcome): Diagnostic[] {
  if (session?.kind === "lost") return [lost(step)];
  const names = session?.kind === "handed-on" ? exportedVariables(step) : [];
  return names.length === 0 ? [] : [exported(step, names)];
}

function lost(step: StepVersion): Diagnostic {
  const { definition, version, rules } = step;
  const tool = definition.tool?.name ?? definition.step;
  const message = `${definition.step} ${version} loses the 2FA session of the connected Apple ID on the way: ${tool} starts without it.`;
  const next = nextVersion(step, (later) => (later.session ?? rules.session) !== rules.session);
  const help = next === null ? undefined : `Use ${next} or newer, which hands it on.`;
  return diagnostic("session/lost", "warning", message, { help });
}

function exported(step: StepVersion, names: readonly string[]): Diagnostic {
  const { definition, version } = step;
  const message = `${definition.step} ${version} exports the 2FA session to the steps after it, too, as ${listed(names)}.`;
  const next = nextVersion(step, (later) => later.exportsSession === false);
  const help =
    next === null ? undefined : `Steps that rely on it do without from ${next} on, which keeps it to itself.`;
  return diagnostic("session/exported", "info", message, { help });
}

function nextVersion(
  { definition, version }: StepVersion,
  isMeant: (rules: Partial<VersionRules>) => boolean,
): string | null {
  const later = (definition.changes ?? []).filter(({ from }) => compareVersions(from, version) > 0);
  return later.find(({ rules = {} }) => isMeant(rules))?.from ?? null;
}
