import { noEnterpriseKeyOfOld, oneAppleIdPerPerson, uniqueNames } from "./accounts.js";
import { assignable, knownAccounts } from "./apps.js";
import { knownCodes } from "./ignore.js";
import type { Rule } from "./rule.js";
import { noSecretsInClear } from "./secrets.js";

/** The third stage: every rule, one idea each. */
export const rules: readonly Rule[] = [
  noSecretsInClear,
  uniqueNames,
  oneAppleIdPerPerson,
  noEnterpriseKeyOfOld,
  knownAccounts,
  assignable,
  knownCodes,
];
