import type { ToolFinds } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import type { Candidate } from "../model.js";
import type { Outcome } from "../outcome.js";
import { onceFor } from "../remember.js";
import { handoverFor } from "../render/conditions.js";
import { handOver } from "../render/hand-over.js";
import { variablesOf } from "../render/variables.js";
import { Secret } from "../secret.js";
import { maskAppleId } from "./mask-apple-id.js";

/** The variables that a tool would start with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials that the environment holds for the step's tool. */
export interface Found {
  readonly candidate: Candidate;
  readonly finds: ToolFinds;
  /** The variables that are left when the step has handed over its own. */
  readonly variables: readonly string[];
  /** The 2FA session among them; null where there is none. */
  readonly session: Secret | null;
}

const NONE: readonly Found[] = [];

/** What the tool of a step finds in its environment beside what the step hands over. */
export function foundBeside(outcome: Outcome, environment: Environment | undefined): readonly Found[] {
  const { step } = outcome.facts;
  const held = heldBy(step, environment);
  if (held.length === 0) return NONE;
  if (outcome.status === "failed") return foundInVain(step, environment);
  const replaced = replacedBy(outcome);
  const left = Object.fromEntries(Object.entries(environment ?? {}).filter(([name]) => !replaced.has(name)));
  return held.map((finds) =>
    isHeld(finds, left) ? inForce(step, finds, left) : replacedOne(finds, environment ?? {}),
  );
}

/** The same where the step fails before its tool starts. */
export function foundInVain(step: StepVersion, environment: Environment | undefined): readonly Found[] {
  const reason = "the step fails before it starts the tool that would read it";
  return heldBy(step, environment).map((finds) => shadowed(finds, environment ?? {}, reason));
}

/** Whether the tool uses what was found, though the step hands over nothing. */
export function isInForce(found: Found): boolean {
  return isLeft(found) && isCandidate(found);
}

/** Whether what was found is credentials, and no mere part of them. */
export function isCandidate({ finds }: Found): boolean {
  return finds.completes !== true;
}

/** Whether the tool finds a 2FA session. */
export function bringsSession(found: Found): boolean {
  return isLeft(found) && found.session !== null;
}

/** Whether the tool finds one of these variables. */
export function brings(found: Found, names: readonly string[]): boolean {
  return isLeft(found) && found.variables.some((name) => names.includes(name));
}

function isLeft({ candidate }: Found): boolean {
  return candidate.verdict === "in-force";
}

/** The variables that the tool of a version reads by itself. */
export function environmentNames(step: StepVersion): readonly string[] {
  return findsOf(step).flatMap(({ sets, beside = [] }) => [...sets.flat(), ...beside]);
}

const findsOf = onceFor<StepVersion, readonly ToolFinds[]>((step) => step.definition.toolFinds ?? completing(step));

// What the step hands over by the variables of its tool stays as it is where the step has nothing to put in its place.
function completing(step: StepVersion): readonly ToolFinds[] {
  const method = "apple-id";
  return [
    ...variablesOf(step, "password").map((name): ToolFinds => ({ method, sets: [[name]], completes: true })),
    ...variablesOf(step, "session").map(
      (name): ToolFinds => ({ method, sets: [[name]], session: name, completes: true }),
    ),
  ];
}

function heldBy(step: StepVersion, environment: Environment | undefined): readonly ToolFinds[] {
  return environment === undefined ? [] : findsOf(step).filter((finds) => isHeld(finds, environment));
}

function isHeld({ sets }: ToolFinds, environment: Environment): boolean {
  return sets.some((set) => set.every((name) => isSet(environment, name)));
}

function isSet(environment: Environment, name: string): boolean {
  return Object.hasOwn(environment, name) && (environment[name] ?? "") !== "";
}

/** The variables that the step puts its own values into, or removes. */
function replacedBy({ facts, credentials, policy }: Outcome): Set<string> {
  if (!credentials) return new Set();
  const { handover } = handoverFor(facts.step, facts.given, credentials);
  const { env, unsetEnv } = handOver(handover, credentials, policy);
  return new Set([...Object.keys(env), ...unsetEnv]);
}

function inForce({ definition }: StepVersion, finds: ToolFinds, left: Environment): Found {
  const variables = namesIn(finds, left);
  const where = finds.only === undefined ? "" : `, ${finds.only}`;
  const reason = `${definition.tool?.name ?? definition.step} reads ${listed(variables)} by itself${where}`;
  const session =
    finds.session !== undefined && isSet(left, finds.session) ? new Secret(left[finds.session] ?? "") : null;
  return { finds, candidate: candidate(finds, left, "in-force", reason), variables, session };
}

function replacedOne(finds: ToolFinds, environment: Environment): Found {
  const reason = `set as ${listed(namesIn(finds, environment))}, and the step puts what it selected in its place`;
  return shadowed(finds, environment, reason);
}

function shadowed(finds: ToolFinds, environment: Environment, reason: string): Found {
  const variables = namesIn(finds, environment);
  return { finds, candidate: candidate(finds, environment, "shadowed", reason), variables, session: null };
}

function candidate(
  finds: ToolFinds,
  environment: Environment,
  verdict: "in-force" | "shadowed",
  reason: string,
): Candidate {
  const { method, appleId } = finds;
  const name = (appleId === undefined ? "" : environment[appleId]) ?? "";
  const isKnown = name !== "" && !name.startsWith("$");
  return { origin: "environment", method, verdict, reason, ...(isKnown ? { name: maskAppleId(name) } : {}) };
}

function namesIn({ sets, beside = [] }: ToolFinds, environment: Environment): string[] {
  return [...new Set([...beside, ...sets.flat()])].filter((name) => isSet(environment, name));
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
