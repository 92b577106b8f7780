import { appPassword, session } from "./apple-id.js";
import type { Check, CheckRule, Facts } from "./check.js";
import { filePermissions, staleKeyFiles } from "./key-files.js";
import { enterprise, issuer, keyId, keyShape } from "./keys.js";
import { lane } from "./lane.js";
import { clock, environment, xcode } from "./machine.js";
import { resolverFindings } from "./resolver.js";
import { roles } from "./roles.js";

const rules: readonly CheckRule[] = [
  resolverFindings,
  keyShape,
  keyId,
  issuer,
  enterprise,
  filePermissions,
  staleKeyFiles,
  session,
  appPassword,
  environment,
  clock,
  xcode,
  roles,
  lane,
];

/** Every check that needs no network, in order; the same thing is said once. */
export async function runChecks(facts: Facts): Promise<Check[]> {
  const checks = (await Promise.all(rules.map((rule) => rule(facts)))).flat();
  return [...new Map(checks.map((check) => [`${check.code} ${check.verdict} ${check.message}`, check])).values()];
}
