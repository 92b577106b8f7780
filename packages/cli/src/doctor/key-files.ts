import { statSync } from "node:fs";
import { isLocalKeyPath } from "@stepauth/core";
import { findKeyFiles } from "@stepauth/core/node";
import { keyFilePath } from "../io/key-reader.js";
import { type Check, type CheckRule, ok, warning } from "./check.js";

/** The file behind `api_key_path` is nobody else's to read. */
export const filePermissions: CheckRule = ({ adapter, inputs, io, resolution }) => {
  const path = inputs[adapter.definition.inputs.apiKeyPath ?? ""] ?? "";
  if (
    !isLocalKeyPath(path) ||
    resolution.method !== "api-key" ||
    resolution.origin !== "inputs" ||
    process.platform === "win32"
  )
    return [];
  const mode = modeOf(keyFilePath(path.replace(/^file:\/\//i, ""), io));
  if (mode === null) return [];
  return [permissionCheck(mode, "The key file")];
};

/** altool's own folders hold no other key under the same name: altool would take that one. */
export const staleKeyFiles: CheckRule = async ({ resolution: { credentials }, io }) => {
  if (credentials?.method !== "api-key" || !credentials.privateKey) return [];
  const found = await findKeyFiles(credentials.keyId, credentials.privateKey, io).catch(() => []);
  const stale = found.filter(({ verdict }) => verdict !== "same");
  const open = found.filter(({ mode }) => mode !== null && process.platform !== "win32" && (mode & 0o077) !== 0);
  return [
    ...stale.map(({ path, verdict }) =>
      warning(
        "key/stale-file",
        `${path} ${verdict === "different" ? "holds another key" : "can't be used"}, and altool takes it where no folder is named.`,
        "Remove it, or replace it by the key that is meant.",
      ),
    ),
    ...open.map(({ path, mode }) => permissionCheck(mode ?? 0, path)),
    ...(stale.length === 0 ? [ok("key/stale-file", "altool's own folders hold no other key under this key ID.")] : []),
  ];
};

function permissionCheck(mode: number, what: string): Check {
  const octal = `0${mode.toString(8).padStart(3, "0")}`;
  if ((mode & 0o077) === 0) return ok("key/file-permissions", `${what} can be read by its owner alone (${octal}).`);
  return warning(
    "key/file-permissions",
    `${what} can be read by other users of this machine (${octal}).`,
    "chmod 600 it.",
  );
}

function modeOf(path: string): number | null {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return null; // That it can't be read is said elsewhere.
  }
}
