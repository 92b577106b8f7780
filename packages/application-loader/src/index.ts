import {
  type Catalogue,
  catalogueDay,
  defineStepAdapter,
  deployToItunesconnectApplicationLoaderAuthTypes,
  field,
  type Handover,
} from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";

// altool looks for the key in its own folders, by the key ID.
const apiKey: Handover = {
  keyFile: "private-key",
  args: ["--apiKey", field("keyId"), "--apiIssuer", field("issuerId")],
};

/** Apple credentials for the step `deploy-to-itunesconnect-application-loader`, which runs `xcrun altool`. */
export const applicationLoader = defineStepAdapter({
  name: "application-loader",
  step: "deploy-to-itunesconnect-application-loader",
  authTypes: deployToItunesconnectApplicationLoaderAuthTypes,
  catalogue: catalogue as Catalogue<InputKey>,
  catalogueDay,
  repositories: [
    "bitrise-steplib/steps-deploy-to-itunesconnect-application-loader",
    "bitrise-io/steps-deploy-to-itunesconnect-application-loader",
  ],
  tool: {
    name: "altool",
    commands: ["altool", "xcrun altool"],
    secretArguments: "env-reference",
    keyDirectoryVariable: "API_PRIVATE_KEYS_DIR",
  },
  values: [
    { input: "password", onlyWith: "apple-id", unless: "app_password" },
    { input: "app_id", holds: "app-number" },
    { input: "bundle_id", holds: "bundle-id" },
  ],
  options: [
    {
      input: "altool_options",
      credentials: [
        "--username",
        "-u",
        "--password",
        "-p",
        "--apiKey",
        "--api-key",
        "--apiIssuer",
        "--api-issuer",
        "--p8-file-path",
      ],
    },
  ],
  work: ["upload"],
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
    refusedFlaws: ["device"],
    login: "never",
    uploads: true,
    enterprise: "error",
  },
  hands: { "api-key": apiKey, "apple-id": { args: ["-u", field("appleId"), "-p", field("uploadPassword")] } },
  changes: [
    {
      from: "1.0.0",
      rules: { trims: "before" },
      hands: { "apple-id": { args: ["--username", field("appleId"), "--password", field("uploadPassword")] } },
    },
    { from: "1.1.0", rules: { connectionAppPassword: true, refusedFlaws: ["expiry", "device", "device-time"] } },
  ],
});
