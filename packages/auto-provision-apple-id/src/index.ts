import { type Catalogue, catalogueDay, defineStepAdapter, field, iosAutoProvisionAuthTypes } from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

/** Apple credentials for the step `ios-auto-provision`, which logs in to the Developer Portal with the connected Apple ID. */
export const autoProvisionAppleId = defineStepAdapter({
  name: "auto-provision-apple-id",
  step: "ios-auto-provision",
  authTypes: iosAutoProvisionAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: ["bitrise-steplib/steps-ios-auto-provision", "bitrise-io/steps-ios-auto-provision"],
  deprecated: {
    since: "2022-09-15",
    successors: [
      "manage-ios-code-signing",
      "the automatic code signing of xcode-archive, xcode-build-for-test or export-xcarchive",
    ],
  },
  values: [{ input: "team_id", holds: "portal-team" }],
  work: ["sign-for-development", "sign-for-distribution"],
  inputs: { buildUrl: "build_url", buildApiToken: "build_api_token" },
  rules: {
    brokenAccount: "fails",
    session: "as-it-is",
    sessionOrigins: "all",
    connectionAppPassword: false,
    connectedAppleIdComplete: true,
    refusedFlaws: [],
  },
  hands: { "apple-id": { env: { SPACESHIP_SKIP_2FA_UPGRADE: "1", FASTLANE_SESSION: field("session") } } },
});
