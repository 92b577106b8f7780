import type { AccountFlaw } from "../account/account.js";
import type { Severity } from "../model.js";

/** How a version behaves, beyond what its connection plan says. */
export interface VersionRules {
  /** When the plan finds no credentials: the step fails, or goes on without. */
  readonly nothingConfigured: "fails" | "goes-on";
  /** When the connected account can't be had or is malformed: as if nothing were connected, or the step fails. */
  readonly brokenAccount: "ignored" | "fails";
  /** What in the connected account's document makes the version refuse the whole of it. */
  readonly refusedFlaws: readonly AccountFlaw["kind"][];
  /** Whether a connected Apple ID must have both its Apple ID and its password. */
  readonly connectedAppleIdComplete: boolean;
  /** Whether the connected account's app-specific password is read. */
  readonly connectionAppPassword: boolean;
  /**
   * White space around the texts of the inputs.
   *
   * - `before`: taken off before anything is judged, but for passwords;
   * - `chosen-ids`: kept while the inputs are judged, then taken off the key ID and the issuer ID;
   * - `never`: kept.
   */
  readonly trims: "before" | "chosen-ids" | "never";
  /**
   * How the path of an API key is read.
   *
   * - `address`: a `file://` or web address, and never a plain path;
   * - `path`: an `https://` address, else a path in the file system, with `file://` before it or without.
   */
  readonly keyPath: "address" | "path";
  /** An API key file without anything in it: the step stops, or goes on with no key. */
  readonly emptyKeyFile: "stops" | "goes-on";
  /** Where the key can't be read, the step's message repeats what `api_key_path` holds, be it the key itself. */
  readonly logsKeyPath: boolean;
  /** Inputs of which the step takes their `value_options` alone. */
  readonly checkedOptions: readonly string[];
  /** Inputs that the step takes whole numbers in alone. */
  readonly checkedIntegers: readonly string[];
  /**
   * The 2FA session of the connected Apple ID.
   *
   * - `unused`: the step has no use for it;
   * - `must-be-live`: an expired one stops the step;
   * - `as-it-is`: handed on, expired or not;
   * - `while-live`: handed on unless expired;
   * - `while-live-and-same-apple-id`: handed on unless expired or of another Apple ID than the inputs';
   * - `lost`: meant as `while-live`, but the tool never gets it.
   */
  readonly session: "unused" | "must-be-live" | "as-it-is" | "while-live" | "while-live-and-same-apple-id" | "lost";
  /** Whether a session that is handed on is exported to the steps after this one, too. */
  readonly exportsSession: boolean;
  /** Which cookies make the session: those of `https://idmsa.apple.com`, or of every origin. */
  readonly sessionOrigins: "idmsa" | "all";
  /**
   * Whether the tool logs in with an Apple ID, for which Apple wants its password and a 2FA session.
   *
   * - `always`: whatever it does;
   * - `never`: it uploads, and for that an app-specific password is enough;
   * - `except`: for all but what is named there, which does with an app-specific password.
   */
  readonly login:
    | "always"
    | "never"
    | {
        /** The work, in words. */
        readonly except: string;
      };
  /** Whether the step uploads, which with an Apple ID wants an app-specific password. */
  readonly uploads: boolean;
  /**
   * An API key of the Apple Developer Enterprise Program.
   *
   * - `error`, `warning`: how bad it is for the step;
   * - `unnoticed`: the step takes it for a standard one, and Apple refuses it;
   * - `supported`: the step knows what to do.
   */
  readonly enterprise: Extract<Severity, "error" | "warning"> | "unnoticed" | "supported";
}

/** How a version behaves where its adapter says nothing else. */
export const unlessSaid: VersionRules = {
  nothingConfigured: "fails",
  brokenAccount: "ignored",
  refusedFlaws: ["expiry", "device", "device-time"],
  connectedAppleIdComplete: false,
  connectionAppPassword: true,
  trims: "before",
  keyPath: "address",
  emptyKeyFile: "stops",
  logsKeyPath: false,
  checkedOptions: [],
  checkedIntegers: [],
  session: "must-be-live",
  exportsSession: false,
  sessionOrigins: "idmsa",
  login: "always",
  uploads: false,
  enterprise: "warning",
};
