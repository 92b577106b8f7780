/** The codes of traps, one each. */
export type LaneTrapCode =
  | "lane/app-id-form"
  | "lane/app-password-missing"
  | "lane/appfile-error"
  | "lane/content-over-path"
  | "lane/empty-option"
  | "lane/empty-variable"
  | "lane/env-file-not-loaded"
  | "lane/env-file-overrides"
  | "lane/environment-overridden"
  | "lane/fastlane-too-old"
  | "lane/for-lane-unused"
  | "lane/hash-and-path"
  | "lane/in-house-missing"
  | "lane/key-file-form"
  | "lane/key-not-json"
  | "lane/needs-apple-id"
  | "lane/option-removed"
  | "lane/password-unread"
  | "lane/path-ignored"
  | "lane/precheck-with-key"
  | "lane/readonly"
  | "lane/recursion"
  | "lane/return"
  | "lane/session-without-password"
  | "lane/token-lost"
  | "lane/two-keys"
  | "lane/two-users"
  | "lane/user-ignored";

/** A trap that a lane walks into: what is wrong, then the way out. No word in it is a value of a variable or an option. */
export interface LaneTrap {
  readonly code: LaneTrapCode;
  /** `error` exactly where the lane fails for it. */
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly help: string;
  /** `file:line`. */
  readonly at: string;
}

/** A trap, as a rule finds it. */
export function trap(
  code: LaneTrapCode,
  severity: LaneTrap["severity"],
  at: string,
  message: string,
  help: string,
): LaneTrap {
  return { code, severity, at, message, help };
}
