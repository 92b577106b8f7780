import type { AuthTypeRow } from "../auth-types/row.js";
import type { Method } from "../model.js";
import type { Catalogue } from "./catalogue.js";
import type { Handover } from "./handover.js";
import type { VersionRules } from "./rules.js";

/** The inputs that hold an API key. */
export interface ApiKeyInputs {
  readonly apiKeyPath: string;
  readonly apiIssuer: string;
}

/** The inputs that hold an Apple ID. */
export interface AppleIdInputs {
  readonly appleId: string;
  readonly password: string;
  readonly appPassword: string;
}

/** The inputs that lead a step to the connected account. */
export interface AccountInputs {
  /** Which of the connected account's credentials to use. */
  readonly connection?: string;
  readonly buildUrl?: string;
  readonly buildApiToken?: string;
}

/** Every authentication input a step may have, by what it means. */
export type InputNames = AccountInputs & Partial<ApiKeyInputs & AppleIdInputs>;
/** What an authentication input means. */
export type InputField = keyof InputNames;

type InputMethods<Rows extends readonly AuthTypeRow[]> = Rows[number]["inputs"][number];
type NamedMethods<Row> = Row extends { readonly named: infer Named } ? Named[keyof Named] : never;
type AccountMethods<Rows extends readonly AuthTypeRow[]> =
  | Exclude<Rows[number]["automatic"][number], "session">
  | NamedMethods<Rows[number]>;
type AcceptedMethods<Rows extends readonly AuthTypeRow[]> = InputMethods<Rows> | AccountMethods<Rows>;

/** The mapping from credential fields to input keys: exactly what the rows say the inputs accept. */
export type InputNamesFor<Rows extends readonly AuthTypeRow[]> = AccountInputs &
  ("api-key" extends InputMethods<Rows> ? ApiKeyInputs : Partial<Record<keyof ApiKeyInputs, never>>) &
  ("apple-id" extends InputMethods<Rows> ? AppleIdInputs : Partial<Record<keyof AppleIdInputs, never>>);

/** What the step hands to its tool, for exactly the kinds of credentials that the rows accept. */
export type HandsFor<Rows extends readonly AuthTypeRow[]> = {
  readonly [M in AcceptedMethods<Rows> & Method]: Handover;
};

/** What changes from a version on. Everything not named stays as the version before had it. */
export interface VersionChange {
  readonly from: string;
  readonly rules?: Partial<VersionRules>;
  readonly hands?: Partial<Record<Method, Handover>>;
}

/** The tool a step starts, and how to start it with the step's credentials. */
export interface StepTool {
  /** The tool's own name, such as `fastlane`. */
  readonly name: string;
  /** Commands, as words, that are this tool: `["xcrun altool", "altool"]`. */
  readonly commands: readonly string[];
  /** Secret arguments are passed as `@env:NAME` references, which the tool reads from its environment. */
  readonly secretArguments?: "env-reference";
  /** The variable that names the folder in which the tool looks for `AuthKey_<id>.p8`. */
  readonly keyDirectoryVariable?: string;
}

/**
 * An adapter, declared: its rows of the auth-type table, its inputs per version, and how credentials become the step's
 * inputs, environment, arguments and files. The resolver does the rest.
 */
export interface StepAdapterDefinition<Rows extends readonly AuthTypeRow[] = readonly AuthTypeRow[]> {
  /** The adapter's short name, such as `deliver`. */
  readonly name: string;
  /** The step ID, as a bitrise.yml refers to it. */
  readonly step: string;
  /** The step's rows of the auth-type table, together covering all its versions. */
  readonly authTypes: Rows;
  /** Every released version and its inputs. */
  readonly catalogue: Catalogue;
  /**
   * GitHub repositories (`owner/name`) whose tags are the step's versions, for `git::` references, and folders that hold the
   * step (`path::./folder`), for references to those.
   */
  readonly repositories?: readonly string[];
  /** Set where the step library marks the step as deprecated. */
  readonly deprecated?: { readonly since: string; readonly successors: readonly string[] };
  readonly tool: StepTool;
  readonly inputs: InputNamesFor<Rows>;
  /** How the first version behaves. */
  readonly rules: VersionRules;
  /** What the first version hands to its tool. */
  readonly hands: HandsFor<Rows>;
  /** What later versions changed, ascending. */
  readonly changes?: readonly VersionChange[];
}

/** A definition whose rows are not known to the type system any more: what the resolver works with. */
export type AnyDefinition = Omit<StepAdapterDefinition, "inputs" | "hands"> & {
  readonly inputs: InputNames;
  readonly hands: Partial<Record<Method, Handover>>;
};
