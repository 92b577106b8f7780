import type { Resolution } from "@stepauth/core";
import type { PlannedStep } from "@stepauth/workflow";
import { locate } from "../locate.js";
import type { Finding } from "../model.js";
import { agree } from "../outcomes/agree.js";
import { unique } from "../outcomes/merge.js";
import type { OutcomeName } from "../outcomes/outcome.js";
import { withFittingHelp } from "./fitting-help.js";
import { rules } from "./list.js";
import { withMisspelt } from "./misspelt.js";
import type { AdviceRule, AppleStep, AppleStepRule, OtherStepRule, Scene } from "./rule.js";
import type { Variables } from "./variables.js";

const advice = new Map(
  rules.filter((rule) => rule.about === "advice").map((rule): [string, AdviceRule] => [rule.code, rule]),
);
const stepRules = rules.filter((rule) => rule.about === "apple-step");

/** What the resolver found about an Apple step, with better advice, and what the rules find beside it; each for its outcome. */
export function checkAppleStep(step: AppleStep, scene: Scene): Finding[] {
  const { released, resolution } = step;
  const looks = stepRules.map((rule): Look => ({ rule, look: lookOf(rule, step, scene) }));
  const ofOutcome = (outcome: Resolution) => outcomeFindings(outcome, step, looks);
  const findings =
    released === resolution
      ? ofOutcome(resolution)
      : unique([...only("released", ofOutcome(released)), ...only("documented", ofOutcome(resolution))]);
  return findings
    .map((finding) => ({ ...finding, ...advice.get(finding.code)?.advise(finding, step, scene) }))
    .map((finding) => withFittingHelp(finding, step));
}

interface Look {
  readonly rule: AppleStepRule;
  readonly look: (outcome: Resolution) => readonly Finding[];
}

// What comes out the same for both outcomes is looked for once.
function lookOf(rule: AppleStepRule, step: AppleStep, scene: Scene): Look["look"] {
  if (rule.by === "outcome" && !agree(step.released, step.resolution))
    return (resolution) => rule.check({ ...step, resolution }, scene);
  const findings = rule.check(step, scene);
  return () => findings;
}

function outcomeFindings(outcome: Resolution, step: AppleStep, looks: readonly Look[]): Finding[] {
  const { planned } = step;
  const found = outcome.diagnostics.map((diagnostic) => locate(diagnostic, planned));
  const said = new Set(found.map(({ code }) => code));
  const more: Finding[] = [];
  const causes: Finding[] = [];
  for (const { rule, look } of looks) (rule.explains ? causes : more).push(...look(outcome));
  return withMisspelt(withCauses([...found, ...more.filter(({ code }) => !said.has(code))], causes), step);
}

function only(outcome: OutcomeName, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => (advice.get(finding.code)?.forBoth ? finding : { ...finding, outcome }));
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
