import { type Kinds, takesAppleId } from "./kinds.js";

/** What a step hands to its tool, as source of the adapter, and how the test of the new step sees it. */
export interface ToolHands {
  /** What else there is to say of a tool that is given an API key. */
  readonly traits?: string;
  /** The handover of an API key. */
  readonly apiKey: string;
  /** The handover of an Apple ID, or what to say to somebody who asks for one. */
  readonly appleId: AppleIdHands | { readonly refusal: string };
  /** Whether one of these parts is the path of the key file. */
  readonly namesKeyFile: boolean;
  /** The variable that the tool reads. */
  readonly variable?: string;
  /** What the tool is given, behind its other arguments: `file` is the key file or its folder; the variable comes last. */
  readonly given: readonly string[];
}

/** The handover of an Apple ID, and how the test of the new step sees it. */
export interface AppleIdHands {
  readonly handover: string;
  /** What else there is to say of a tool that is given one. */
  readonly traits?: string;
  /** How the step behaves with one, where that is not the usual. */
  readonly rules?: string;
  /** What the shell of the fake tool writes down behind the arguments. */
  readonly recorded: string;
  /** What it then has written down behind its other arguments. */
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
  appleId: {
    handover: `{
      env: {
        APPLE_ID: field("appleId"),
        APPLE_PASSWORD: field("password"),
        APPLE_APP_SPECIFIC_PASSWORD: field("appSpecificPassword"),
        FASTLANE_SESSION: field("session"),
      },
    }`,
    recorded: '"$APPLE_ID" "$APPLE_APP_SPECIFIC_PASSWORD"',
    given: ["appleId", "appPassword"],
  },
  namesKeyFile: true,
  given: ['"--key"', "file", '"--key-id"', keyId, '"--issuer"', issuer],
};

const known: Readonly<Record<string, ToolHands>> = {
  fastlane: {
    apiKey: `{
      keyFile: "fastlane-json",
      env: { APP_STORE_CONNECT_API_KEY_PATH: keyFile, DELIVER_API_KEY_PATH: keyFile, PILOT_API_KEY_PATH: keyFile },
    }`,
    appleId: {
      handover: `{
      env: {
        FASTLANE_USER: field("appleId"),
        FASTLANE_PASSWORD: field("password"),
        FASTLANE_SESSION: field("session"),
        FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: field("appSpecificPassword"),
      },
    }`,
      recorded: '"$FASTLANE_USER" "$FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD"',
      given: ["appleId", "appPassword"],
    },
    namesKeyFile: true,
    variable: "APP_STORE_CONNECT_API_KEY_PATH",
    given: ["file"],
  },
  // It looks for AuthKey_<key ID>.p8 in a folder, and takes a password by the name of a variable.
  altool: {
    traits: `, keyDirectoryVariable: "API_PRIVATE_KEYS_DIR"`,
    apiKey: `{ keyFile: "private-key", args: ["--apiKey", field("keyId"), "--apiIssuer", field("issuerId")] }`,
    appleId: {
      handover: `{ args: ["-u", field("appleId"), "-p", field("uploadPassword")] }`,
      traits: `, secretArguments: "env-reference"`,
      // It uploads, and nothing else: no session is of use to it.
      rules: `{ session: "unused", login: "never", uploads: true }`,
      recorded: `"$(for last; do :; done; printenv "\${last#@env:}")"`,
      given: ['"-u"', "appleId", '"-p"', "expect.stringMatching(/^@env:/)", "appPassword"],
    },
    namesKeyFile: false,
    variable: "API_PRIVATE_KEYS_DIR",
    given: ['"--apiKey"', keyId, '"--apiIssuer"', issuer, "file"],
  },
  notarytool: {
    ...usual,
    appleId: { refusal: "takes no Apple ID without showing its password to other processes, in the arguments" },
  },
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
    appleId: { refusal: "takes API keys alone, and no Apple ID" },
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

/** Why a tool can't have these credentials; null where it can. */
export function refusalOf(tool: string, kinds: Kinds): string | null {
  const { appleId } = handsOf(tool);
  return takesAppleId(kinds) && "refusal" in appleId ? `${toolName(tool)} ${appleId.refusal}.` : null;
}

/**
 * How a tool is handed an Apple ID.
 *
 * @throws {RangeError} for a tool that takes none
 */
export function appleIdHandsOf(tool: string): AppleIdHands {
  const { appleId } = handsOf(tool);
  if ("refusal" in appleId) throw new RangeError(`${toolName(tool)} ${appleId.refusal}`);
  return appleId;
}
