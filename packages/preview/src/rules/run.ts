import type { PlannedStep } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { rules } from "./list.js";
import type { AdviceRule, AppleStep, OtherStepRule, Scene } from "./rule.js";
import type { Variables } from "./variables.js";

const advice = new Map(
  rules.filter((rule) => rule.about === "advice").map((rule): [string, AdviceRule] => [rule.code, rule]),
);

/** What the resolver found about an Apple step, with better advice, and what the rules find beside it. */
export function checkAppleStep(found: readonly Finding[], step: AppleStep, scene: Scene): Finding[] {
  const advised = found.map((finding) => ({ ...finding, ...advice.get(finding.code)?.advise(finding, step) }));
  const said = new Set(found.map(({ code }) => code));
  const more: Finding[] = [];
  const causes: Finding[] = [];
  for (const rule of rules) {
    if (rule.about === "apple-step") (rule.explains ? causes : more).push(...rule.check(step, scene));
  }
  return withCauses([...advised, ...more.filter(({ code }) => !said.has(code))], causes);
}

/** One cause is one finding: what else is said of an input whose value is wrong for a known reason only follows from it. */
function withCauses(found: readonly Finding[], causes: readonly Finding[]): Finding[] {
  if (causes.length === 0) return [...found];
  const follows = (finding: Finding, cause: Finding) => finding.input === cause.input && !ASIDE.has(finding.code);
  const worse = causes.map((cause): Finding => {
    const isError = found.some((finding) => finding.severity === "error" && follows(finding, cause));
    return isError ? { ...cause, severity: "error" } : cause;
  });
  return [...worse, ...found.filter((finding) => !causes.some((cause) => follows(finding, cause)))];
}

// Said of an input whatever its value is.
const ASIDE: ReadonlySet<string> = new Set([
  "inputs/unused",
  "inputs/unknown",
  "inputs/both-methods",
  "secret/in-clear",
]);

/** What the rules find in all other steps. */
export function checkOtherSteps(steps: readonly PlannedStep[], variables: Variables): Finding[] {
  const worth = rules.filter(
    (rule): rule is OtherStepRule =>
      rule.about === "other-step" && variables.sources.some(({ source }) => rule.worth.test(source.text)),
  );
  return steps.flatMap((step) => worth.flatMap((rule) => rule.check(step, variables)));
}

/** What the rules find in the file, whatever runs. */
export function checkFile(variables: Variables): Finding[] {
  return rules.flatMap((rule) => (rule.about === "file" ? rule.check(variables) : []));
}
