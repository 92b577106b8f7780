import type { Text } from "@stepauth/text";
import { evaluateTemplate, type TemplateContext } from "../template/evaluate.js";
import type { Runs } from "./types.js";

const YES = new Set(["yes", "y", "true", "t", "1"]);
const NO = new Set(["no", "n", "false", "f", "0"]);

/** What a `run_if` comes to: whether the step runs, and what is wrong with the condition if it can't be evaluated. */
export interface ConditionResult {
  readonly runs: Runs;
  readonly problem?: string;
}

/** Evaluates a `run_if`. An empty one is no condition. */
export function evaluateCondition(text: string, context: TemplateContext): ConditionResult {
  if (text === "") return { runs: true };
  const result = evaluateTemplate(text, context);
  if (result.status === "error") return { runs: false, problem: result.reason };
  // What a secret answers would tell what it is.
  if (result.status === "unknown" || result.incomplete || isSecret(result.text)) return { runs: "unknown" };
  const answer = result.text.reveal().trim().toLowerCase();
  if (YES.has(answer)) return { runs: true };
  return NO.has(answer) ? { runs: false } : { runs: false, problem: "it does not come to true or false" };
}

function isSecret(text: Text): boolean {
  return text.isVeiled || (text.isSecret && !text.isEmpty);
}
