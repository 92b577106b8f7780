import { Text } from "@stepauth/text";
import type { StepUse } from "../model/types.js";
import type { EnvItem } from "../values/env-item.js";
import type { StepTraces } from "./may-exist.js";
import type { DotenvVariable, StepLibrary } from "./types.js";

/** What a plan may know beside the file. Whatever is absent counts as known to the build only. */
export interface PlanContext {
  readonly library: StepLibrary;
  /** Items of the secrets file, from `readSecrets`. */
  readonly secrets?: readonly EnvItem[];
  /** The environment that the CLI would be started with. */
  readonly processEnv?: Readonly<Record<string, string>>;
  /** Variables of dotenv files; they count as part of that environment and win over it. */
  readonly dotenv?: readonly DotenvVariable[];
  /** The text of an item of the file, with what of it is a secret in clear marked as one. By default nothing is. */
  readonly literal?: (item: EnvItem) => Text<never>;
  /** Whether a variable of the process holds a secret, by its name. */
  readonly isSecretName?: (name: string) => boolean;
  /** Absolute path of the CLI's working directory. */
  readonly workingDirectory?: string;
  readonly home?: string;
  /** What `--ci` says; without it the environment and the secrets decide, as the CLI has it. */
  readonly ci?: boolean;
  /** What `--pr` says. */
  readonly pr?: boolean;
  /** Variables that nothing defines may be set by the service; else they are empty. */
  readonly undefinedIsUnknown?: boolean;
  /** Bitrise starts the CLI: what it sets for a build may be set, and no other variable that nothing defines. */
  readonly onBitrise?: boolean;
  /** Names of secrets that this build is known not to get. */
  readonly withheld?: ReadonlySet<string>;
  /** Names of variables that something outside this run may set, such as another workflow of its pipeline. */
  readonly mayBeSet?: ReadonlySet<string>;
  /** What a step may set for those after it, beside the outputs that it declares. By default nothing. */
  readonly tracesOf?: (step: Pick<StepUse, "reference" | "inputs">) => StepTraces;
  /** Variables that a step is known to set for those after it, with their values. By default none. */
  readonly handsOn?: (step: Pick<StepUse, "reference" | "inputs">) => ReadonlyMap<string, string>;
  /** Plan a utility workflow without saying that it can't be started by itself. */
  readonly allowUtility?: boolean;
}

/** Whether the CLI would take this for a CI build. */
export function isCI(context: PlanContext): boolean {
  if (context.ci !== undefined) return context.ci;
  const own = processVariable(context, "CI");
  if (own !== undefined) return /^(?:1|t|T|TRUE|true|True)$/.test(own);
  return someSecret(context, "CI", (text) => text === "true");
}

/** Whether the CLI would take this for a pull-request build. */
export function isPR(context: PlanContext): boolean {
  if (context.pr !== undefined) return context.pr;
  if (processVariable(context, "PULL_REQUEST_ID") || processVariable(context, "PR") === "true") return true;
  return (
    someSecret(context, "PULL_REQUEST_ID", (text) => text !== "") ||
    someSecret(context, "PR", (text) => text === "true")
  );
}

/** A variable of the environment that the CLI starts with. */
export function processVariable(context: PlanContext, name: string): string | undefined {
  const dotenv = context.dotenv?.findLast((variable) => variable.name === name);
  if (dotenv !== undefined) return dotenv.value;
  const env = context.processEnv;
  return env !== undefined && Object.hasOwn(env, name) ? env[name] : undefined;
}

/** Whether an item of the secrets file says so, be there another of that name or not. */
function someSecret({ secrets = [] }: PlanContext, name: string, says: (text: string) => boolean): boolean {
  return secrets.some(({ key, text }) => key === name && says(text));
}

/** The text of an item, as far as it is known what of it is secret. */
export function literalOf({ literal }: Pick<PlanContext, "literal">): (item: EnvItem) => Text<never> {
  return (item) => (literal !== undefined && item.origin !== "secret" ? literal(item) : Text.of(item.text));
}

/** The text of an item of the secrets file; empty without one. */
export function secretText(context: PlanContext, name: string): string {
  return context.secrets?.findLast(({ key }) => key === name)?.text ?? "";
}
