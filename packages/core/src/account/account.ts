import type { Secret } from "../secret.js";

/** The API key of a connected account. */
export interface ConnectedApiKey {
  /** The key ID. */
  readonly keyId: string;
  /** The issuer ID. */
  readonly issuerId: string;
  /** Absent where the account was assumed and nothing is known of the key. */
  readonly privateKey?: Secret;
  /** The key belongs to the Apple Developer Enterprise Program. */
  readonly enterprise: boolean;
}

/** A cookie of the 2FA session, as the build API gives it. */
export interface SessionCookie {
  /** Its name. */
  readonly name: string;
  /** The path that it is sent for. */
  readonly path: string;
  /** Its value. */
  readonly value: Secret;
  /** The host that it is sent to. */
  readonly domain: string;
  /** Whether subdomains get it too; true unless said otherwise. */
  readonly forDomain: boolean;
}

/** The Apple ID of a connected account. */
export interface ConnectedAppleId {
  /** The Apple ID itself. */
  readonly appleId: string;
  /** Its password. */
  readonly password: Secret;
  /** The app-specific password; empty where there is none. */
  readonly appSpecificPassword: Secret;
  /** When the 2FA session ends; null where nothing is said. */
  readonly expiresAt: Date | null;
  /** The expiry as given is no RFC 3339 time; versions that read it strictly refuse the whole document. */
  readonly expiryMalformed: boolean;
  /** Session cookies by origin. */
  readonly cookies: ReadonlyMap<string, readonly SessionCookie[]>;
}

/** A device registered for testing on the connected account. */
export interface TestDevice {
  /** The name that its owner gave it. */
  readonly title: string;
  /** UDID, reduced to letters, digits and `-`. */
  readonly udid: string;
  /** What kind of device it is. */
  readonly deviceType: string;
}

/**
 * Something in an account's document that some released readers refuse the whole of it for, while others take no notice.
 *
 * - `expiry`: the expiry of the session is no RFC 3339 time;
 * - `device`: a test device, or the list of them, is not of the expected type;
 * - `device-time`: `created_at` or `updated_at` of a test device is no RFC 3339 time;
 * - `enterprise`: `is_enterprise_account` is no boolean;
 * - `enterprise-alone`: `is_enterprise_account` stands there without an API key.
 */
export interface AccountFlaw {
  /** What is wrong with it. */
  readonly kind: "expiry" | "device" | "device-time" | "enterprise" | "enterprise-alone";
  /** The member, such as `test_devices.0.created_at`. */
  readonly member: string;
}

/** The account connected to an app, as a build sees it. Either kind of credentials may be absent, or both. */
export interface ConnectedAccount {
  /** The API key, where one is connected. */
  readonly apiKey: ConnectedApiKey | null;
  /** The Apple ID, where one is connected. */
  readonly appleId: ConnectedAppleId | null;
  /** The devices that are registered for tests. */
  readonly testDevices: readonly TestDevice[];
  /** Nobody said what is connected: what is in here is a guess. */
  readonly guessed?: true;
  /** What some versions of some steps refuse in the document; absent and empty mean the same. */
  readonly flaws?: readonly AccountFlaw[];
}
