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
  const more = rules.flatMap((rule) => (rule.about === "apple-step" ? rule.check(step, scene) : []));
  return [...advised, ...more.filter(({ code }) => !said.has(code))];
}

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
