import { type Catalogue, catalogueDay, defineStepAdapter, field, manageIosCodeSigningAuthTypes } from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

/** Apple credentials for the step `manage-ios-code-signing`, which works with them itself and hands them to no tool. */
export const manageIosCodeSigning = defineStepAdapter({
  name: "manage-ios-code-signing",
  step: "manage-ios-code-signing",
  authTypes: manageIosCodeSigningAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: ["bitrise-steplib/bitrise-step-manage-ios-code-signing"],
  values: [{ input: "apple_team_id", holds: "portal-team", onlyWith: "apple-id" }],
  work: ["sign-for-development", "sign-for-distribution"],
  inputs: {
    apiKeyPath: "api_key_path",
    apiKeyId: "api_key_id",
    apiIssuer: "api_key_issuer_id",
    enterprise: "api_key_enterprise_account",
    team: "apple_team_id",
    buildUrl: "build_url",
    buildApiToken: "build_api_token",
  },
  rules: {
    brokenAccount: "fails",
    refusedFlaws: ["expiry", "device", "device-time"],
    trims: "chosen-ids",
    keyPath: "path",
    emptyKeyFile: "goes-on",
    logsKeyPath: true,
    checkedOptions: ["distribution_method", "register_test_devices", "verbose_log", "api_key_enterprise_account"],
    checkedIntegers: ["min_profile_validity"],
    enterprise: "unnoticed",
  },
  hands: {
    "api-key": {},
    // Ruby programs of the step's own log in with it.
    "apple-id": { env: { SPACESHIP_SKIP_2FA_UPGRADE: "1", FASTLANE_SESSION: field("session") } },
  },
  changes: [
    { from: "1.2.0", rules: { session: "as-it-is" } },
    {
      from: "2.1.0",
      rules: {
        refusedFlaws: ["expiry", "device", "device-time", "enterprise", "enterprise-alone"],
        enterprise: "supported",
      },
    },
  ],
});
