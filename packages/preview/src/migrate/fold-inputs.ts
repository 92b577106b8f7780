import type { UserInput } from "@stepauth/workflow";
import { addedInputs, ruledOutOf } from "./edits.js";
import type { NewInput } from "./insert.js";
import type { InputRule, SuccessorRule } from "./rules.js";
import type { StepUse } from "./uses.js";

/** An input that a build step needs to sign by itself, with its value as the CLI reads it. */
export interface SigningInput extends NewInput {
  readonly converted: string;
}

/** The inputs that make a build step sign as the step before it does, and what there is to say about them. */
export interface SigningInputs {
  readonly inputs: readonly SigningInput[];
  readonly notes: readonly string[];
}

/** The input by which a build step signs. */
export const SWITCH = "automatic_code_signing";

/** Inputs that say what is built, which the build step is told by its own. */
export const PROJECT_INPUTS: ReadonlySet<string> = new Set(["project_path", "scheme", "configuration"]);

/** What an input of manage-ios-code-signing is called in a build step. */
export function nameInBuild(step: string, key: string): string {
  if (key === "apple_service_connection") return SWITCH;
  return key === "apple_team_id" && step !== "xcode-build-for-test" ? "export_development_team" : key;
}

/** What a build step has to be told; null where it can't be told the same. */
export function signingInputs(use: StepUse, rule: SuccessorRule, step: string): SigningInputs | null {
  const given = use.runs[0]?.planned.userInputs ?? [];
  const unused = ruledOutOf(rule, given);
  const inputs: SigningInput[] = [];
  for (const input of given) {
    const own = unused(input.key) ?? rule.inputs[input.key];
    if (input.declared !== true || input.overridden) return null;
    if (!isTakenBy(step, input)) return null;
    if (isLeftOut(step, input, own)) continue;
    const taken = taking(step, input, own);
    if (taken === null) return null;
    inputs.push(taken);
  }
  const used = given.filter(({ key }) => unused(key) === undefined);
  const added = addedInputs(use, rule, used);
  for (const { key, value } of added.inputs)
    inputs.push({ key: nameInBuild(step, key), value, converted: value.replaceAll('"', "") });
  const first = inputs.find(({ key }) => key === SWITCH) ?? { key: SWITCH, value: "api-key", converted: "api-key" };
  const others = inputs.filter(({ key }) => key !== SWITCH);
  const notes = added.notes.filter((note) => !note.includes("apple_service_connection"));
  const team = inputs.some(({ key }) => key === "export_development_team");
  return {
    inputs: [first, ...others],
    notes: team ? [...notes, "`export_development_team` is the team of the export, too"] : notes,
  };
}

/** Whether a build step does by itself what the input asks for, or can be asked for it. */
function isTakenBy(step: string, { key, converted }: UserInput): boolean {
  const isForTests = step === "xcode-build-for-test";
  if (key === "build_url" || key === "build_api_token") return false;
  if (key === "generate_profiles") return converted === "no" || converted === "false";
  if (key === "sign_uitest_targets") return ["yes", "true"].includes(converted) === isForTests;
  if (key === "distribution_type" || key === "distributon_type") return !isForTests || converted === "development";
  return true;
}

function isLeftOut(step: string, { key }: UserInput, rule: InputRule | undefined): boolean {
  if (rule !== undefined && "drop" in rule) return true;
  if (PROJECT_INPUTS.has(key) || key === "sign_uitest_targets") return true;
  return step === "xcode-build-for-test" && (key === "distribution_type" || key === "distributon_type");
}

function taking(
  step: string,
  { key, converted, source, style }: UserInput,
  rule: InputRule | undefined,
): SigningInput | null {
  const { to, values, closed, required } = rule !== undefined && "to" in rule ? rule : { to: key };
  const name = nameInBuild(step, to);
  if (required === true && converted.trim() === "") return null;
  const value = values !== undefined && Object.hasOwn(values, converted) ? values[converted] : undefined;
  if (value !== undefined) return { key: name, value: written(value), converted: value };
  if (closed === true || /[\r\n]/.test(source) || source === "" || style === "map" || style === "list") return null;
  return { key: name, value: source, converted };
}

function written(value: string): string {
  return value === "yes" || value === "no" ? `"${value}"` : value;
}
