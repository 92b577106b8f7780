import { FileRef, type Handover, onceFor, Secret, type StepAdapter, type Value } from "@stepauth/core";
import type { PlannedValue } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import type { AppleStep, AppleStepRule, Scene } from "./rule.js";

/** A variable around the step that the step replaces or removes, or that its tool prefers to what the step hands over. */
export const envCollision: AppleStepRule = {
  about: "apple-step",
  by: "outcome",
  code: "env/collision",
  check(step, scene) {
    const { resolution } = step;
    if (resolution.status !== "resolved") return [];
    const names = [...collidingNames(step)].filter(([name]) => scene.variables.names.has(name));
    if (names.length === 0) return [];
    const around = step.planned.environment();
    return names.flatMap(([name, how]) => {
      const variable = around.get(name);
      return variable && isSet(variable) ? collision(step, scene, { name, variable, how }) : [];
    });
  },
};

type How = "replaced" | "removed" | "preferred" | "preferred-in-part";

/** Every name that could collide, and what would come of it. */
function collidingNames({ adapter, resolution }: AppleStep): Map<string, How> {
  const names = new Map<string, How>();
  if (resolution.method === "apple-id") {
    for (const name of preferredNames(adapter)) names.set(name, "preferred");
    for (const name of adapter.definition.toolPrefers ?? []) names.set(name, "preferred-in-part");
  }
  for (const name of resolution.unsetEnv) names.set(name, "removed");
  for (const name of Object.keys(resolution.env)) names.set(name, "replaced");
  return names;
}

const preferredNames = onceFor<StepAdapter, readonly string[]>(({ definition: { hands, changes = [] } }) => {
  const all = [hands, ...changes.map((change) => change.hands ?? {})];
  return [...all.flatMap(keyFileNames), ...all.flatMap(removedNames)];
});

type Hands = Readonly<Partial<Record<string, Handover>>>;

// A key file wins over an Apple ID in fastlane.
function keyFileNames(hands: Hands): string[] {
  const env = hands["api-key"]?.env ?? {};
  return Object.keys(env).filter((name) => typeof env[name] === "object" && "file" in env[name]);
}

// What later versions remove is what wins over the credentials in earlier ones.
function removedNames(hands: Hands): string[] {
  return Object.values(hands).flatMap((hand) => hand?.unsetEnv ?? []);
}

function isSet({ text, unresolved, provenance }: PlannedValue): boolean {
  const kind = provenance[0]?.kind;
  return (!text.isEmpty || text.isVeiled || unresolved.length > 0) && kind !== "cli" && kind !== "output";
}

interface Met {
  readonly name: string;
  readonly variable: PlannedValue;
  readonly how: How;
}

function collision(step: AppleStep, { account }: Scene, { name, variable, how }: Met): Finding[] {
  const { resolution, planned, adapter } = step;
  const assumed = resolution.origin === "connection" && account.source === "assumed";
  if (how === "replaced" && isSame(resolution.env[name], variable)) return [];
  if ((how === "preferred" || how === "preferred-in-part") && assumed) return [];
  const origin = variable.provenance[0];
  // A step before this one exports it, of the same account.
  if (how === "replaced" && origin?.kind === "output") return [];
  const inFile = origin?.kind === "yaml" && origin.file !== undefined && origin.line !== undefined;
  const location = inFile ? { file: origin.file, line: origin.line, column: origin.column ?? 1 } : planned.location;
  const where = inFile ? "" : (WHERE[origin?.kind ?? ""] ?? "");
  return [
    {
      code: "env/collision",
      severity: assumed ? "info" : "warning",
      message: `${named(name)} is set${where}; ${outcome(how, adapter.step, resolution.tool?.name ?? adapter.step, assumed)}.`,
      help: "Remove it where it is set, or keep the step away from the credentials that it has now.",
      location: location,
    },
  ];
}

const WHERE: Readonly<Record<string, string>> = {
  secret: " in the secrets file",
  dotenv: " in a dotenv file",
  process: " in the environment of this process",
};

function outcome(how: How, step: string, tool: string, assumed: boolean): string {
  const condition = assumed ? "if such an account is connected, " : "";
  if (how === "replaced") return `${condition}the step ${step} puts the selected credentials in its place`;
  if (how === "preferred-in-part")
    return `some actions of ${tool} take it rather than the Apple ID that the step ${step} selected`;
  if (how === "removed") return `${condition}the step ${step} removes it before it starts ${tool}`;
  return `${tool} takes it rather than the credentials that the step ${step} selected`;
}

function isSame(value: Value | undefined, { text, unresolved }: PlannedValue): boolean {
  if (value === undefined || value instanceof FileRef || unresolved.length > 0 || text.isVeiled) return false;
  return (value instanceof Secret ? value.reveal() : value) === text.reveal();
}
