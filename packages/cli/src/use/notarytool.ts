import { basename } from "node:path";
import { type ApiKeyCredentials, type AuthFile, FileRef, type Resolution, type StepTool } from "@stepauth/core";
import { isTool, PLACEHOLDER } from "./command-line.js";
import { forTool } from "./needed-files.js";

/** Whether a command is to give notarytool the credentials of a step that has another tool. */
export function isForNotarytool(words: readonly string[], tool: StepTool | null): boolean {
  return words.includes(PLACEHOLDER) && startsNotarytool(words) && !isTool(words, tool);
}

// `xcrun --sdk macosx notarytool` too.
function startsNotarytool(words: readonly string[]): boolean {
  const names = words.map((word) => basename(word));
  const verb = names.indexOf("notarytool");
  return verb === 0 || (names[0] === "xcrun" && verb > 0 && verb <= 3);
}

const KEY_FILE = "notarytool_key.p8";

/**
 * A resolution whose arguments are notarytool's own options. Null for an Apple ID: notarytool takes its password in the
 * arguments alone, which every process of the machine can read.
 */
export function forNotarytool(resolution: Resolution): Resolution | null {
  const { credentials } = resolution;
  if (credentials?.method === "apple-id") return null;
  const rest = forTool(resolution);
  if (!credentials?.privateKey) return { ...rest, args: [] };
  const content = credentials.privateKey;
  const file: AuthFile = { name: KEY_FILE, mode: 0o600, content };
  return { ...rest, args: options(credentials), files: [...rest.files, file] };
}

// An individual key has no issuer.
function options({ keyId, issuerId }: ApiKeyCredentials): Resolution["args"] {
  const issuer = issuerId === "" ? [] : ["--issuer", issuerId];
  return ["--key", new FileRef(KEY_FILE), "--key-id", keyId, ...issuer];
}
