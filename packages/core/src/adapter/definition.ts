import type { CredentialInput, Place } from "../auth-types/plan.js";
import type { AuthTypeRow } from "../auth-types/row.js";
import type { ValueForm } from "../inputs/value-forms.js";
import type { Method, Policy, StepTool } from "../model.js";
import type { Work } from "../roles/roles.js";
import type { Catalogue } from "./catalogue.js";
import type { Handover } from "./handover.js";
import type { VersionRules } from "./rules.js";

/** The inputs that hold a set of credentials, by what they hold. */
export type CredentialInputs = Readonly<Record<CredentialInput, string>>;

/** The inputs beside them. */
export interface OtherInputs {
  /** Says `yes` where the API key of the inputs is one of the Enterprise Program. */
  readonly enterprise?: string;
  /** The developer team, where an Apple ID is in several. */
  readonly team?: string;
  /** Where the connected account is asked for. */
  readonly buildUrl?: string;
  /** The input with the token of the build API. */
  readonly buildApiToken?: string;
}

/** Every authentication input a step may have, by what it means. `connection` is the one that its plan chooses by. */
export type InputNames = OtherInputs &
  Partial<CredentialInputs> & {
    /** The input that chooses, where there is one. */
    readonly connection?: string;
  };
/** What an authentication input means. */
export type InputField = keyof InputNames;

type Values<Rows extends readonly AuthTypeRow[]> = Rows[number]["plan"]["values"][number];
type Places<Rows extends readonly AuthTypeRow[]> = Values<Rows>[Policy][number];
type MethodOf<P extends Place> = P extends `${string} ${infer Found}` ? Found : never;
type SessionMethod<Row> = Row extends { readonly plan: { readonly session: true } } ? "apple-id" : never;
type Sets<Rows extends readonly AuthTypeRow[]> = Rows[number]["plan"]["sets"][Method][number][number];

/** The mapping from what the inputs hold to their keys: exactly what the plans of the rows ask for. */
export type InputNamesFor<Rows extends readonly AuthTypeRow[]> = OtherInputs &
  Readonly<Record<Sets<Rows>, string>> &
  Partial<Readonly<Record<Exclude<CredentialInput, Sets<Rows>>, never>>>;

/** What the step hands to its tool, for exactly the kinds of credentials that the plans of the rows come to. */
export type HandsFor<Rows extends readonly AuthTypeRow[]> = {
  readonly [M in (MethodOf<Places<Rows>> | SessionMethod<Rows[number]>) & Method]: Handover;
};

/** What changes from a version on. Everything not named stays as the version before had it. */
export interface VersionChange {
  /** The first version with it. */
  readonly from: string;
  /** The rules that change there. */
  readonly rules?: Partial<VersionRules>;
  /** What is handed over from there on, where that changes. */
  readonly hands?: Partial<Record<Method, Handover>>;
}

/** Credentials that a step's tool finds in its environment by itself, whatever the step hands over. */
export interface ToolFinds {
  /** What it finds: an API key or an Apple ID. */
  readonly method: Method;
  /** One of these sets is enough; a variable that is empty is not set. */
  readonly sets: readonly (readonly string[])[];
  /** Variables that are named with them where they are set. */
  readonly beside?: readonly string[];
  /** The variable that holds the Apple ID. */
  readonly appleId?: string;
  /** The variable that holds the 2FA session, as fastlane writes it. */
  readonly session?: string;
  /** They only complete an Apple ID that the step hands over without them, and are nothing by themselves. */
  readonly completes?: true;
  /** Where alone the tool looks at them: `in lanes that ...`. */
  readonly only?: string;
}

/** An input that is no credential, or one that counts only in places, and what can be said of its value. */
export interface OtherValue {
  /** The input. */
  readonly input: string;
  /** What it must hold. */
  readonly holds?: ValueForm;
  /** It has an effect with credentials of this kind alone. */
  readonly onlyWith?: Method;
  /** It has none where this input is set. */
  readonly unless?: string;
}

/** An input whose text the step hands to its tool as it is, and the options in it that would be credentials. */
export interface ToolOptions {
  /** The input that holds options for the tool. */
  readonly input: string;
  /** The options of the tool that name credentials. */
  readonly credentials: readonly string[];
}

/**
 * An adapter, declared: its rows of the auth-type table with their plans, its inputs per version, and how credentials become
 * the step's inputs, environment, arguments and files. The resolver does the rest.
 */
export interface StepAdapterDefinition<
  Rows extends readonly AuthTypeRow[] = readonly AuthTypeRow[],
  Key extends string = string,
> {
  /** The adapter's short name, such as `deliver`. */
  readonly name: string;
  /** The step ID, as a bitrise.yml refers to it. */
  readonly step: string;
  /** The step's rows of the auth-type table, together covering all its versions. */
  readonly authTypes: Rows;
  /** Every released version and its inputs. */
  readonly catalogue: Catalogue<Key>;
  /** The day that the catalogue is of, `YYYY-MM-DD`: who asks for an unknown version is told. */
  readonly catalogueDay?: string;
  /**
   * GitHub repositories (`owner/name`) whose tags are the step's versions, for `git::` references, and folders that hold the
   * step (`path::./folder`), for references to those.
   */
  readonly repositories?: readonly string[];
  /** Set where the step library marks the step as deprecated. */
  readonly deprecated?: {
    /** The version since which it is. */
    readonly since: string;
    /** The steps that take its place. */
    readonly successors: readonly string[];
  };
  /** The tool that the step starts with its credentials; none where it works with them itself. */
  readonly tool?: StepTool;
  /** What that tool finds in its environment by itself, what it prefers first. */
  readonly toolFinds?: readonly ToolFinds[];
  /** Variables that some actions of that tool prefer to the Apple ID that the step hands over. */
  readonly toolPrefers?: readonly string[];
  /** What can be said of the values of inputs that are no credentials. */
  readonly values?: readonly OtherValue[];
  /** Inputs that hold options for the tool. */
  readonly options?: readonly ToolOptions[];
  /** The input that names the folder in which the tool starts; a key path counts from where the step starts. */
  readonly folder?: string;
  /** What it does at Apple, for which Apple asks roles. */
  readonly work?: readonly Work[];
  /** The step's names of the inputs that its plans take credentials from. */
  readonly inputs: InputNamesFor<Rows>;
  /** How the first version behaves; what is not said is as {@link VersionRules} usually are. */
  readonly rules?: Partial<VersionRules>;
  /** What the first version hands to its tool. */
  readonly hands: HandsFor<Rows>;
  /** What later versions changed, ascending. */
  readonly changes?: readonly VersionChange[];
}

/** A definition whose rows are not known to the type system any more: what the resolver works with. */
export type AnyDefinition = Omit<StepAdapterDefinition, "inputs" | "hands"> & {
  readonly inputs: Omit<InputNames, "connection">;
  readonly hands: Partial<Record<Method, Handover>>;
};
