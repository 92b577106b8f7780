import type { ApiKeyCredentials, AppleIdCredentials } from "../model.js";

/** A credential field that a variable or an argument takes its value from. */
export type CredentialField =
  | Exclude<keyof ApiKeyCredentials | keyof AppleIdCredentials, "method" | "privateKey" | "enterprise">
  | "uploadPassword";

/** Stands for the value of a credential field; `uploadPassword` is the app-specific password, or else the password. */
export interface FieldPart {
  readonly field: CredentialField;
}

/** Stands for the path of the key file. */
export const keyFile = { file: true } as const;

/** A text as it stands, the value of a credential field, or the path of the key file. */
export type Part = string | FieldPart | typeof keyFile;

/** When a step hands its credentials to its tool at all; otherwise it works with them itself. */
export interface HandoverConditions {
  /** What no request tells, and a resolution therefore takes for granted and names: `xcode>=13`. */
  readonly assumed?: readonly string[];
  /** Only a key that is not one of the Enterprise Program. */
  readonly standardKey?: boolean;
  /** Only where these inputs are numbers no larger than these. */
  readonly atMost?: Readonly<Record<string, number>>;
}

/** What a step hands to its tool for one kind of credentials. Variables whose value is empty are left out. */
export interface Handover {
  /** When anything is handed over at all. */
  readonly onlyIf?: HandoverConditions;
  /** The variables that the tool is given. */
  readonly env?: Readonly<Record<string, Part>>;
  /** The variables that are taken from the tool. */
  readonly unsetEnv?: readonly string[];
  /** The arguments that the tool is given. */
  readonly args?: readonly Part[];
  /** The key file: fastlane's JSON (`api_key.json`), or the private key itself (`AuthKey_<id>.p8`). */
  readonly keyFile?: "fastlane-json" | "private-key";
}

/** The value of a credential field, for an adapter's mapping. */
export function field(name: CredentialField): FieldPart {
  return { field: name };
}
