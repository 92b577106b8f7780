import type { InputField } from "../adapter/definition.js";
import type { StepVersion } from "../adapter/step-version.js";
import { trimSpace } from "./trim-space.js";

/** The authentication inputs as the step reads them: only those its version declares, trimmed where the step trims. */
export type Given = Readonly<Record<Exclude<InputField, "connection">, string>> & {
  /** Null where the version has no such input or it was not given. */
  readonly connection: string | null;
  /** Inputs that are set to something only the build knows; their text here is how the workflow writes it. */
  readonly unknown: ReadonlySet<InputField>;
};

const NONE: ReadonlySet<InputField> = new Set();

/** Reads the raw step inputs. The password is taken as it is; the other texts are trimmed where the version does. */
export function readGiven(
  step: StepVersion,
  inputs: Readonly<Record<string, string>>,
  unknown: readonly string[],
): Given {
  const raw = (name: InputField) => {
    const key = step.names[name];
    return key !== undefined && Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  };
  const { trimsInputs } = step.rules;
  const trimmed = (name: InputField) => {
    const text = raw(name) ?? "";
    return trimsInputs ? trimSpace(text) : text;
  };
  return {
    connection: raw("connection") ?? null,
    apiKeyPath: trimmed("apiKeyPath"),
    apiIssuer: trimmed("apiIssuer"),
    appleId: trimmed("appleId"),
    password: raw("password") ?? "",
    appPassword: trimmed("appPassword"),
    buildUrl: trimmed("buildUrl"),
    buildApiToken: trimmed("buildApiToken"),
    unknown: unknown.length === 0 ? NONE : fieldsOf(step, unknown),
  };
}

function fieldsOf({ names }: StepVersion, keys: readonly string[]): Set<InputField> {
  return new Set((Object.keys(names) as InputField[]).filter((name) => keys.includes(names[name] ?? "")));
}

export const apiKeyFields = ["apiKeyPath", "apiIssuer"] as const;
export const appleIdFields = ["appleId", "password", "appPassword"] as const;

/** Whether any of the inputs is set; an empty one is not. */
export function anySet(given: Given, fields: readonly Exclude<InputField, "connection">[]): boolean {
  return fields.some((name) => given[name] !== "");
}
