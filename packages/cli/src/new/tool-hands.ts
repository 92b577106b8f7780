import type { Kinds } from "./kinds.js";

/** What a step hands to its tool, as source of the adapter, and how the test of the new step sees it. */
export interface ToolHands {
  /** What else there is to say of the tool. */
  readonly traits?: string;
  /** The handover of an API key. */
  readonly apiKey: string;
  /** The handover of an Apple ID; absent where the tool takes its password in the arguments alone, or takes none. */
  readonly appleId?: string;
  /** Whether one of these parts is the path of the key file. */
  readonly namesKeyFile: boolean;
  /** The variable that the tool reads. */
  readonly variable?: string;
  /** What the tool is given, behind its other arguments: `file` is the key file or its folder; the variable comes last. */
  readonly given: readonly string[];
}

const keyId = "key.keyId";
const issuer = "key.issuerId";

/** Options as notarytool has them, and a good many tools after it. */
const usual: ToolHands = {
  apiKey: `{
      keyFile: "private-key",
      args: ["--key", keyFile, "--key-id", field("keyId"), "--issuer", field("issuerId")],
    }`,
  appleId: `{
      env: {
        APPLE_ID: field("appleId"),
        APPLE_PASSWORD: field("password"),
        APPLE_APP_SPECIFIC_PASSWORD: field("appSpecificPassword"),
        FASTLANE_SESSION: field("session"),
      },
    }`,
  namesKeyFile: true,
  given: ['"--key"', "file", '"--key-id"', keyId, '"--issuer"', issuer],
};

const known: Readonly<Record<string, ToolHands>> = {
  fastlane: {
    apiKey: `{
      keyFile: "fastlane-json",
      env: { APP_STORE_CONNECT_API_KEY_PATH: keyFile, DELIVER_API_KEY_PATH: keyFile, PILOT_API_KEY_PATH: keyFile },
    }`,
    appleId: `{
      env: {
        FASTLANE_USER: field("appleId"),
        FASTLANE_PASSWORD: field("password"),
        FASTLANE_SESSION: field("session"),
        FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: field("appSpecificPassword"),
      },
    }`,
    namesKeyFile: true,
    variable: "APP_STORE_CONNECT_API_KEY_PATH",
    given: ["file"],
  },
  // It looks for AuthKey_<key ID>.p8 in a folder, and takes a password by the name of a variable.
  altool: {
    traits: `, secretArguments: "env-reference", keyDirectoryVariable: "API_PRIVATE_KEYS_DIR"`,
    apiKey: `{ keyFile: "private-key", args: ["--apiKey", field("keyId"), "--apiIssuer", field("issuerId")] }`,
    appleId: `{ args: ["-u", field("appleId"), "-p", field("uploadPassword")] }`,
    namesKeyFile: false,
    variable: "API_PRIVATE_KEYS_DIR",
    given: ['"--apiKey"', keyId, '"--apiIssuer"', issuer, "file"],
  },
  notarytool: { apiKey: usual.apiKey, namesKeyFile: true, given: usual.given },
  xcodebuild: {
    apiKey: `{
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
    }`,
    namesKeyFile: true,
    given: [
      '"-allowProvisioningUpdates"',
      '"-authenticationKeyPath"',
      "file",
      '"-authenticationKeyID"',
      keyId,
      '"-authenticationKeyIssuerID"',
      issuer,
    ],
  },
};

/** The program that a command starts, past a launcher: `xcrun altool` is `altool`. */
export function toolName(tool: string): string {
  const words = tool.split(" ").map((word) => word.slice(word.lastIndexOf("/") + 1));
  const [first = tool, second, third] = words;
  if (first === "bundle" && second === "exec" && third !== undefined) return third;
  return first === "xcrun" && second !== undefined ? second : first;
}

/** What the tool of a command takes. */
export function handsOf(tool: string): ToolHands {
  const name = toolName(tool);
  return Object.hasOwn(known, name) ? (known[name] ?? usual) : usual;
}

/** Whether a tool takes these credentials in a way that other processes can't read. */
export function takes(tool: string, kinds: Kinds): boolean {
  return kinds === "api-key" || handsOf(tool).appleId !== undefined;
}
