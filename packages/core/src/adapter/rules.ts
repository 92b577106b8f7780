import type { AccountFlaw } from "../account/account.js";
import type { Severity } from "../model.js";
import type { AppleIdInputs } from "./definition.js";

/** How a version behaves, beyond what its row of the auth-type table says it accepts. */
export interface VersionRules {
  /** When no credentials are configured: the step fails, or goes on without. */
  readonly nothingConfigured: "fails" | "goes-on";
  /** When the connected account can't be had or is malformed: as if nothing were connected, or the step fails. */
  readonly brokenAccount: "ignored" | "fails";
  /**
   * Which inputs are asked for. `optional`: none, or one complete set. `exactly-one`: one complete set. `required`: the
   * Apple ID set.
   */
  readonly inputSets: "optional" | "exactly-one" | "required";
  /** The sets of Apple ID inputs that are complete; any one of them will do. The last one is what messages ask for. */
  readonly completeAppleId: readonly (readonly (keyof AppleIdInputs)[])[];
  /** Whether white space around the texts of the inputs is taken off; a password keeps it in any case. */
  readonly trimsInputs: boolean;
  /**
   * The 2FA session of the connected Apple ID.
   *
   * - `unused`: the step has no use for it;
   * - `must-be-live`: an expired one stops the step;
   * - `as-it-is`: handed on, expired or not;
   * - `while-live`: handed on unless expired;
   * - `while-live-and-same-apple-id`: handed on unless expired or of another Apple ID than the inputs'.
   */
  readonly session: "unused" | "must-be-live" | "as-it-is" | "while-live" | "while-live-and-same-apple-id";
  /** Which cookies make the session: those of `https://idmsa.apple.com`, or of every origin. */
  readonly sessionOrigins: "idmsa" | "all";
  /** Whether the connected account's app-specific password is read. */
  readonly connectionAppPassword: boolean;
  /** Whether a connected Apple ID must have both its Apple ID and its password. */
  readonly connectedAppleIdComplete: boolean;
  /** Whether an expiry date that is no RFC 3339 time makes the account's document malformed. */
  readonly strictExpiry: boolean;
  /** The flaws that make the account's document malformed to this version's reader. */
  readonly refusedFlaws: readonly AccountFlaw["kind"][];
  /** Whether the step uploads, which with an Apple ID wants an app-specific password. */
  readonly uploads: boolean;
  /** How bad an API key of the Apple Developer Enterprise Program is for the step. */
  readonly enterprise: Extract<Severity, "error" | "warning">;
}

/** The behaviour most released versions share; adapters name only where they depart from it. */
export const usualRules: VersionRules = {
  nothingConfigured: "fails",
  brokenAccount: "ignored",
  inputSets: "optional",
  completeAppleId: [["appPassword"], ["appleId", "password"]],
  trimsInputs: true,
  session: "must-be-live",
  sessionOrigins: "idmsa",
  connectionAppPassword: true,
  connectedAppleIdComplete: false,
  strictExpiry: true,
  refusedFlaws: ["device", "device-time"],
  uploads: false,
  enterprise: "warning",
};
