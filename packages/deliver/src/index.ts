import {
  type Catalogue,
  catalogueDay,
  defineStepAdapter,
  deployToItunesconnectDeliverAuthTypes,
  field,
  type Handover,
  keyFile,
} from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

const appleId: Handover = {
  env: {
    DELIVER_PASSWORD: field("password"),
    FASTLANE_SESSION: field("session"),
    FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: field("appSpecificPassword"),
  },
  args: ["--username", field("appleId")],
};

const apiKey: Handover = {
  keyFile: "fastlane-json",
  args: ["--api_key_path", keyFile, "--precheck_include_in_app_purchases", "false"],
};

// A password of other lanes would win over the one that was selected.
const unsetEnv = ["FASTLANE_PASSWORD"];

/** Apple credentials for the step `deploy-to-itunesconnect-deliver`, which runs `fastlane deliver`. */
export const deliver = defineStepAdapter({
  name: "deliver",
  step: "deploy-to-itunesconnect-deliver",
  authTypes: deployToItunesconnectDeliverAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: [
    "bitrise-steplib/steps-deploy-to-itunesconnect-deliver",
    "bitrise-io/steps-deploy-to-itunesconnect-deliver",
  ],
  tool: { name: "fastlane", commands: ["fastlane", "bundle exec fastlane"] },
  values: [
    { input: "team_id", holds: "connect-team", onlyWith: "apple-id", unless: "team_name" },
    { input: "team_name", holds: "team-name", onlyWith: "apple-id" },
    { input: "app_id", holds: "app-number" },
    { input: "bundle_id", holds: "bundle-id", unless: "app_id" },
  ],
  options: [
    { input: "options", credentials: ["--username", "-u", "--api_key_path", "--api_key"] },
    { input: "altool_options", credentials: ["--username", "-u", "--password", "-p", "--apiKey", "--apiIssuer"] },
  ],
  work: ["upload", "upload-with-metadata"],
  inputs: {
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",
    appleId: "itunescon_user",
    password: "password",
    appPassword: "app_password",
  },
  rules: {
    trims: "never",
    session: "unused",
    connectionAppPassword: false,
    refusedFlaws: [],
    uploads: true,
  },
  hands: { "api-key": apiKey, "apple-id": appleId },
  changes: [
    { from: "2.15.0", rules: { session: "as-it-is", exportsSession: true } },
    { from: "2.16.2", hands: { "api-key": { ...apiKey, unsetEnv }, "apple-id": { ...appleId, unsetEnv } } },
    { from: "2.18.1", rules: { session: "while-live-and-same-apple-id", exportsSession: false } },
    { from: "2.20.0", rules: { trims: "before", session: "must-be-live", refusedFlaws: ["device"] } },
    {
      from: "2.20.2",
      rules: { refusedFlaws: ["expiry", "device", "device-time"] },
      hands: { "apple-id": { ...appleId, unsetEnv, env: { SPACESHIP_SKIP_2FA_UPGRADE: "1", ...appleId.env } } },
    },
    { from: "2.21.0", rules: { connectionAppPassword: true } },
  ],
});
