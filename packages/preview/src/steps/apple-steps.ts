/** A step of the step library that logs in to Apple. */
export interface KnownAppleStep {
  /** The input that switches it on, and the value with which it leaves Apple alone. */
  readonly unless?: { readonly input: string; readonly value: string; readonly byDefault: boolean };
}

const SIGNING: KnownAppleStep = { unless: { input: "automatic_code_signing", value: "off", byDefault: true } };

/**
 * The steps of the step library that are known to log in to Apple, by their IDs. Which of them stepauth covers is for the
 * list of adapters to say.
 */
export const appleSteps: ReadonlyMap<string, KnownAppleStep> = new Map([
  ["deploy-to-itunesconnect-application-loader", {}],
  ["deploy-to-itunesconnect-deliver", {}],
  ["deploy-to-itunesconnect-shenzhen", {}],
  ["fastlane", {}],
  ["fastlane-match", {}],
  ["ios-auto-provision", {}],
  ["ios-auto-provision-appstoreconnect", {}],
  ["manage-ios-code-signing", {}],
  ["export-xcarchive", SIGNING],
  ["xcode-archive", SIGNING],
  ["xcode-build-for-test", SIGNING],
]);

/** Steps that run what a file, a repository or an address holds: their own text does not say what that is. */
export const runners: ReadonlySet<string> = new Set([
  "bitrise-run",
  "github-script-runner",
  "remote-script-runner",
  "script-runner",
]);
