import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { bringsSession, type Found, isCandidate, isInForce, listed } from "../found/found.js";
import { sessionEnd } from "../found/session-end.js";
import type { Diagnostic } from "../model.js";
import type { Outcome } from "../outcome.js";
import { label } from "../select/reasons.js";
import { EXPIRES_SOON_MS } from "./account.js";

/** The step hands nothing over, and its tool finds credentials by itself. */
export function foundFindings({ definition }: StepVersion, found: readonly Found[]): Diagnostic[] {
  const inForce = found.filter(isInForce);
  const tool = definition.tool?.name ?? definition.step;
  const kinds = inForce.map(({ finds, variables }) => {
    const where = finds.only === undefined ? "" : ` (${finds.only})`;
    return `the ${label(finds.method)} of ${listed(variables)}${where}`;
  });
  if (kinds.length === 0) return [];
  const message = `The step hands over nothing, and ${tool} finds credentials in its environment by itself: ${kinds.join("; ")}.`;
  const help = "stepauth does not check those, but for the dates of a 2FA session.";
  return [diagnostic("credentials/in-environment", "info", message, { help })];
}

/** The end of a 2FA session that the tool finds by itself: a warning where it logs in with it. */
export function foundSessionFindings({ facts, credentials }: Outcome, found: readonly Found[]): Diagnostic[] {
  // An API key comes first, but for what takes none.
  const isBeaten = credentials?.method === "api-key" || (!credentials && found.some(isKey));
  const severity = isBeaten ? "info" : "warning";
  const isAsked = (one: Found) => isCandidate(one) || credentials?.method === "apple-id";
  return found
    .filter((one) => bringsSession(one) && isAsked(one))
    .flatMap(({ session, finds: { session: name } }) => {
      const ends = session && sessionEnd(session.reveal());
      if (!ends) return [];
      const date = ends.toISOString().slice(0, 10);
      const left = ends.getTime() - facts.now.getTime();
      const help = "Make a new one with `fastlane spaceauth`, or connect the Apple ID on Bitrise.";
      if (left < 0)
        return [diagnostic("session/expired", severity, `The 2FA session of ${name} expired on ${date}.`, { help })];
      if (left >= EXPIRES_SOON_MS) return [];
      return [diagnostic("session/expires-soon", severity, `The 2FA session of ${name} ends on ${date}.`, { help })];
    });
}

function isKey({ candidate }: Found): boolean {
  return candidate.verdict === "in-force" && candidate.method === "api-key";
}
