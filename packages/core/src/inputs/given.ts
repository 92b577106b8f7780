import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import type { CredentialInput } from "../auth-types/plan.js";
import type { Method } from "../model.js";
import { trimSpace } from "./trim-space.js";

/** The authentication inputs as the step reads them: only those its version declares, trimmed where the step trims. */
export type Given = Readonly<Record<Exclude<InputField, "connection">, string>> & {
  /** Null where the version has no such input or it was not given. */
  readonly connection: string | null;
  /** Inputs that are set to something only the build knows; their text here is how the workflow writes it. */
  readonly unknown: ReadonlySet<InputField>;
  /** The text of any input: as given, or as the version declares it. Null where only the build knows it. */
  readonly text: (key: string) => string | null;
};

const NONE: ReadonlySet<InputField> = new Set();

/** Reads the raw step inputs. Passwords are taken as they are; the other texts are trimmed where the version does. */
export function readGiven(
  step: StepVersion,
  inputs: Readonly<Record<string, string>>,
  unknown: readonly string[],
): Given {
  const raw = (name: InputField) => {
    const key = step.names[name];
    return key !== undefined && Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  };
  const trims = step.rules.trims === "before";
  const trimmed = (name: InputField) => {
    const text = raw(name) ?? "";
    return trims ? trimSpace(text) : text;
  };
  return {
    connection: raw("connection") ?? null,
    apiKeyPath: trimmed("apiKeyPath"),
    apiKeyId: trimmed("apiKeyId"),
    apiIssuer: trimmed("apiIssuer"),
    enterprise: raw("enterprise") ?? "",
    appleId: trimmed("appleId"),
    password: raw("password") ?? "",
    appPassword: trimmed("appPassword"),
    team: trimmed("team"),
    buildUrl: trimmed("buildUrl"),
    buildApiToken: trimmed("buildApiToken"),
    unknown: unknown.length === 0 ? NONE : fieldsOf(step, unknown),
    text: (key) => (unknown.includes(key) ? null : textOf(step, inputs, key)),
  };
}

function textOf({ declared }: StepVersion, inputs: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(inputs, key) ? inputs[key] : declared.get(key)?.default) ?? "";
}

function fieldsOf({ names }: StepVersion, keys: readonly string[]): Set<InputField> {
  return new Set((Object.keys(names) as InputField[]).filter((name) => keys.includes(names[name] ?? "")));
}

/** The inputs that may hold a kind of credentials, in the order in which messages name them. */
export const credentialInputs: Readonly<Record<Method, readonly CredentialInput[]>> = {
  "api-key": ["apiKeyPath", "apiKeyId", "apiIssuer"],
  "apple-id": ["appleId", "password", "appPassword"],
};

/** Whether any of the inputs of a kind is set; an empty one is not. */
export function anySet(given: Given, method: Method): boolean {
  return credentialInputs[method].some((name) => given[name] !== "");
}

/** What the nearest whole set of a kind lacks: nothing where one is whole. The last of the nearest counts. */
export function missingInputs({ plan }: StepVersion, given: Given, method: Method): readonly CredentialInput[] {
  let nearest: readonly CredentialInput[] | null = null;
  for (const set of plan.sets[method]) {
    const missing = set.filter((name) => given[name] === "");
    if (nearest === null || missing.length <= nearest.length) nearest = missing;
  }
  return nearest ?? [];
}

/** Whether the inputs hold a whole set of a kind. */
export function isWhole(step: StepVersion, given: Given, method: Method): boolean {
  return step.plan.sets[method].some((set) => set.every((name) => given[name] !== ""));
}

/** The inputs of the set that messages ask for, in the order in which they name them. */
export function askedSet({ plan, names }: StepVersion, method: Method): string[] {
  const set = plan.sets[method].at(-1) ?? [];
  return credentialInputs[method].filter((name) => set.includes(name)).map((name) => names[name] ?? "");
}

/** Keys as a message lists them: `a` and `b`. */
export function listKeys(keys: readonly string[]): string {
  const quoted = keys.map((key) => `\`${key}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
