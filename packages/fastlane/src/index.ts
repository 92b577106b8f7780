import {
  type Catalogue,
  catalogueDay,
  defineStepAdapter,
  fastlaneAuthTypes,
  field,
  type Handover,
  keyFile,
} from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

const appleId: Handover = {
  env: {
    FASTLANE_USER: field("appleId"),
    DELIVER_USERNAME: field("appleId"),
    FASTLANE_PASSWORD: field("password"),
    DELIVER_PASSWORD: field("password"),
    FASTLANE_SESSION: field("session"),
    FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: field("appSpecificPassword"),
  },
};
const appleIdSkippingUpgrade: Handover = { env: { SPACESHIP_SKIP_2FA_UPGRADE: "1", ...appleId.env } };

const apiKey: Handover = {
  keyFile: "fastlane-json",
  env: { DELIVER_API_KEY_PATH: keyFile, PRECHECK_INCLUDE_IN_APP_PURCHASES: "false" },
};

/** Apple credentials for the step `fastlane`: what its lanes find in their environment. */
export const fastlane = defineStepAdapter({
  name: "fastlane",
  step: "fastlane",
  authTypes: fastlaneAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: ["bitrise-steplib/steps-fastlane", "bitrise-io/steps-fastlane"],
  tool: { name: "fastlane", commands: ["fastlane", "bundle exec fastlane"] },
  toolFinds: [
    { method: "api-key", sets: [["APP_STORE_CONNECT_API_KEY"], ["APP_STORE_CONNECT_API_KEY_PATH"]] },
    {
      method: "api-key",
      sets: [
        ["APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_API_KEY_KEY"],
        ["APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_API_KEY_KEY_FILEPATH"],
      ],
      beside: ["APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_API_KEY_ISSUER_ID"],
      only: "in lanes that call `app_store_connect_api_key`",
    },
    {
      method: "apple-id",
      sets: [["FASTLANE_PASSWORD"], ["FASTLANE_SESSION"], ["FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD"]],
      beside: ["FASTLANE_USER"],
      appleId: "FASTLANE_USER",
      session: "FASTLANE_SESSION",
    },
  ],
  toolPrefers: [
    "MATCH_USERNAME",
    "SIGH_USERNAME",
    "CERT_USERNAME",
    "PEM_USERNAME",
    "PRODUCE_USERNAME",
    "PRECHECK_USERNAME",
  ],
  folder: "work_dir",
  // What its lanes do, nobody knows before.
  work: ["sign-for-development", "sign-for-distribution", "upload", "upload-with-metadata"],
  inputs: {
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",
    appleId: "apple_id",
    password: "password",
    appPassword: "app_password",
  },
  rules: {
    nothingConfigured: "goes-on",
    session: "unused",
    connectionAppPassword: false,
    refusedFlaws: [],
    login: { except: "`pilot` with `apple_id` and `skip_waiting_for_build_processing`" },
  },
  hands: { "api-key": apiKey, "apple-id": {} },
  changes: [
    {
      from: "2.4.0",
      rules: { session: "as-it-is", exportsSession: true },
      hands: { "apple-id": { env: { FASTLANE_SESSION: field("session") } } },
    },
    // The list of variables for fastlane is set a second time, and replaces the one with the session.
    { from: "2.7.2", rules: { session: "lost", exportsSession: false } },
    { from: "2.7.4", rules: { session: "while-live" } },
    { from: "3.0.0", rules: { session: "must-be-live", refusedFlaws: ["device"] }, hands: { "apple-id": appleId } },
    {
      from: "3.0.1",
      rules: { refusedFlaws: ["expiry", "device", "device-time"] },
      hands: { "apple-id": appleIdSkippingUpgrade },
    },
    { from: "3.1.0", rules: { connectionAppPassword: true } },
    {
      from: "3.2.0",
      hands: {
        "api-key": {
          ...apiKey,
          env: { ...apiKey.env, APP_STORE_CONNECT_API_KEY_PATH: keyFile, PILOT_API_KEY_PATH: keyFile },
        },
        "apple-id": {
          env: { ...appleIdSkippingUpgrade.env, PILOT_USERNAME: field("appleId"), PILOT_PASSWORD: field("password") },
        },
      },
    },
  ],
});
