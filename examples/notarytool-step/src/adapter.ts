import { type AuthTypeRow, type Catalogue, connectionPlans, defineStepAdapter, field, keyFile } from "@stepauth/core";

// Which credentials each version takes, and from where. The compiler asks for a mapping of exactly these.
const rows = [
  {
    edition: "current",
    name: "Notarize",
    wording: "API key authentication",
    versions: "1.0.0 and up",
    from: "1.0.0",
    to: null,
    plan: connectionPlans["connection-key"],
    remark: "",
  },
] as const satisfies readonly AuthTypeRow[];

// The inputs as step.yml declares them; a test compares the two. A release that changes them adds an entry.
const catalogue = [
  {
    from: "1.0.0",
    to: "1.0.0",
    versions: ["1.0.0"],
    inputs: [
      { key: "connection", default: "automatic", required: true, value_options: ["automatic", "api_key", "off"] },
      { key: "api_key_path", default: "", sensitive: true },
      { key: "api_issuer", default: "" },
      { key: "file_path", default: "$BITRISE_EXPORTED_FILE_PATH", required: true },
    ],
  },
] as const satisfies Catalogue;

/** Apple credentials for the step `notarize`, which runs `xcrun notarytool submit`. */
export const notarize = defineStepAdapter({
  name: "notarize",
  step: "notarize",
  authTypes: rows,
  catalogue,
  repositories: ["example/bitrise-step-notarize"],
  tool: { name: "notarytool", commands: ["xcrun notarytool submit"] },
  inputs: {
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",
  },
  hands: {
    // Secrets are never arguments: every process of the machine can read those. The key itself is in a file.
    "api-key": {
      keyFile: "private-key",
      args: ["--key", keyFile, "--key-id", field("keyId"), "--issuer", field("issuerId")],
    },
  },
});
