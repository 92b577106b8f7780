import {
  type Catalogue,
  catalogueDay,
  defineStepAdapter,
  exportXcarchiveAuthTypes,
  field,
  type Handover,
  keyFile,
} from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

// Otherwise the step signs with the key by itself, and xcodebuild gets nothing of it.
const onlyIf = {
  assumed: ["xcode>=13", "automatic-signing"],
  standardKey: true,
  atMost: { min_profile_validity: 0 },
};

const apiKey: Handover = {
  onlyIf,
  keyFile: "private-key",
  args: [
    "-allowProvisioningUpdates",
    "-authenticationKeyPath",
    keyFile,
    "-authenticationKeyID",
    field("keyId"),
    "-authenticationKeyIssuerID",
    field("issuerId"),
  ],
};

/** Apple credentials for the step `export-xcarchive`, which exports an archive with `xcodebuild`. */
export const exportXcarchive = defineStepAdapter({
  name: "export-xcarchive",
  step: "export-xcarchive",
  authTypes: exportXcarchiveAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: ["bitrise-steplib/steps-export-xcarchive"],
  tool: { name: "xcodebuild", commands: ["xcodebuild", "xcrun xcodebuild"] },
  values: [{ input: "export_development_team", holds: "portal-team" }],
  work: ["sign-for-development", "sign-for-distribution"],
  inputs: {
    apiKeyPath: "api_key_path",
    apiKeyId: "api_key_id",
    apiIssuer: "api_key_issuer_id",
    enterprise: "api_key_enterprise_account",
    team: "export_development_team",
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
    "api-key": apiKey,
    // Ruby programs of the step's own log in with it.
    "apple-id": { env: { SPACESHIP_SKIP_2FA_UPGRADE: "1", FASTLANE_SESSION: field("session") } },
  },
  changes: [
    { from: "4.3.0", rules: { session: "as-it-is" } },
    {
      from: "4.6.0",
      rules: {
        refusedFlaws: ["expiry", "device", "device-time", "enterprise", "enterprise-alone"],
        enterprise: "supported",
      },
    },
  ],
});
