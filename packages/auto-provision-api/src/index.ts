import {
  type Catalogue,
  catalogueDay,
  defineStepAdapter,
  field,
  iosAutoProvisionAppstoreconnectAuthTypes,
} from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

/** Apple credentials for the step `ios-auto-provision-appstoreconnect`, which calls the App Store Connect API itself. */
export const autoProvisionApi = defineStepAdapter({
  name: "auto-provision-api",
  step: "ios-auto-provision-appstoreconnect",
  authTypes: iosAutoProvisionAppstoreconnectAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: [
    "bitrise-steplib/steps-ios-auto-provision-appstoreconnect",
    "bitrise-io/steps-ios-auto-provision-appstoreconnect",
  ],
  deprecated: {
    since: "2022-09-15",
    successors: [
      "manage-ios-code-signing",
      "the automatic code signing of xcode-archive, xcode-build-for-test or export-xcarchive",
    ],
  },
  values: [{ input: "apple_id_team_id", holds: "portal-team", onlyWith: "apple-id" }],
  work: ["sign-for-development", "sign-for-distribution"],
  inputs: {
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",
    buildUrl: "build_url",
    buildApiToken: "build_api_token",
  },
  rules: { brokenAccount: "fails", refusedFlaws: ["device"], enterprise: "error" },
  hands: { "api-key": {}, "apple-id": { env: { FASTLANE_SESSION: field("session") } } },
  changes: [{ from: "2.1.0", rules: { refusedFlaws: ["expiry", "device", "device-time"] } }],
});
