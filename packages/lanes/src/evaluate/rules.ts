import { assignmentRules } from "./assignments.js";
import { callRules } from "./calls.js";
import { controlRules } from "./control.js";
import { definitionRules } from "./definitions.js";
import { literalRules } from "./literals.js";
import { matchRules } from "./matching.js";
import { rescueRules } from "./rescue.js";
import type { Rule } from "./rule.js";
import { variableRules } from "./variables.js";

/** How each kind of node is evaluated, by its class: bundlers rename classes, so that names tell nothing. */
export const rules: ReadonlyMap<unknown, Rule> = new Map([
  ...literalRules,
  ...variableRules,
  ...assignmentRules,
  ...controlRules,
  ...matchRules,
  ...rescueRules,
  ...definitionRules,
  ...callRules,
]);
