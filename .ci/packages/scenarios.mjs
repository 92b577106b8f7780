// What the examples of the READMEs need around them: the environment of a running step, and the tool that they start.
// The tools are fakes that say what they were given.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KEY_ID = "2X9R4HXF34";
const ISSUER = "57246542-96fe-1a63-e053-0824d011072a";

const fastlane = `#!/bin/sh\necho "fastlane $1 for $FASTLANE_USER $3"\n`;
const xcrun = `#!/bin/sh\necho "altool finds $(ls "$API_PRIVATE_KEYS_DIR")"\n`;
const portal = JSON.stringify({
  apple_id: "ci@example.com",
  password: "made-up",
  connection_expiry_date: "2999-01-01T00:00:00Z",
  session_cookies: {
    "https://idmsa.apple.com": [{ name: "DES", path: "/", value: "made-up", domain: "idmsa.apple.com" }],
  },
});

/** An Xcode step of the signing family: what its tool must be given. */
function xcode(action) {
  return {
    signing: { automatic_code_signing: "api-key" },
    tools: { xcodebuild: '#!/bin/sh\necho "xcodebuild $*"\n' },
    expected: [`xcodebuild ${action}`, `-authenticationKeyID ${KEY_ID}`],
  };
}

/** By package: environment, tools, and what must be printed. */
const scenarios = {
  "@stepauth/fastlane": {
    env: { apple_id: "ci@example.com", password: "made-up" },
    tools: { fastlane },
    expected: ["fastlane beta for ci@example.com"],
  },
  "@stepauth/deliver": {
    env: { itunescon_user: "ci@example.com", password: "made-up" },
    tools: { fastlane },
    expected: ["fastlane deliver for", "ci@example.com"],
  },
  "@stepauth/application-loader": { key: true, tools: { xcrun }, expected: [`AuthKey_${KEY_ID}.p8`] },
  "@stepauth/auto-provision-api": { key: true, expected: [] },
  "@stepauth/auto-provision-apple-id": {
    env: { BITRISE_PORTAL_DATA_JSON: portal },
    expected: ["[redacted]", "FASTLANE_SESSION"],
  },
  "@stepauth/manage-ios-code-signing": { signing: { apple_service_connection: "api-key" }, expected: [] },
  "@stepauth/xcode-archive": xcode("archive"),
  "@stepauth/export-xcarchive": xcode("-exportArchive"),
  "@stepauth/xcode-build-for-test": xcode("build-for-testing"),
  "@stepauth/core": { expected: ["[redacted]"] },
  "@stepauth/lanes": { expected: ["upload_to_testflight at fastlane/Fastfile:2"] },
  "@stepauth/preview": { expected: ["inputs/connection-invalid"] },
  "@stepauth/text": { expected: [] },
  "@stepauth/workflow": { expected: ["line"] },
};

/** The scenario of a package, set up in a folder. */
export function scenario(name, path) {
  const { env = {}, tools = {}, expected = [], key = false, signing } = scenarios[name] ?? {};
  const bin = join(path, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [tool, text] of Object.entries(tools)) writeFileSync(join(bin, tool), text, { mode: 0o755 });
  return {
    env: {
      ...env,
      ...(key ? keyInputs(path) : {}),
      ...(signing ? signingInputs(path, signing) : {}),
      PATH: `${bin}:${process.env.PATH}`,
    },
    expected,
  };
}

/** A private key of Apple's kind, made on the spot, and the inputs that name it. */
function keyInputs(path) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const file = join(path, `AuthKey_${KEY_ID}.p8`);
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  return { api_key_path: `file://${file}`, api_issuer: ISSUER };
}

/** The same for the signing family, whose key ID is an input, with what chooses the key. */
function signingInputs(path, choosing) {
  const { api_key_path, api_issuer } = keyInputs(path);
  return { ...choosing, api_key_path, api_key_id: KEY_ID, api_key_issuer_id: api_issuer };
}
