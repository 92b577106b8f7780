import { join, resolve } from "node:path";
import { type Diagnostic, Secret } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";
import type { Config } from "./config.js";
import type { SecretReference } from "./schema.js";

const MOST_BYTES = 1024 * 1024;

/** A secret that a configuration refers to, or what kept it from being read. */
export type ReadSecret =
  | { readonly ok: true; readonly secret: Secret }
  | { readonly ok: false; readonly finding: Diagnostic };

/** Reads what `{ env: NAME }` or `{ path: FILE }` refer to. One line break at the end is not part of it; a private key stays as it is, byte
 * for byte. */
export function readSecret(
  reference: SecretReference,
  path: readonly (string | number)[],
  config: Config,
  io: Pick<Io, "env" | "home">,
): ReadSecret {
  const text = "env" in reference ? io.env[reference.env] : readFile(reference.path, config, io.home);
  if (text !== undefined && text !== "")
    return { ok: true, secret: new Secret(path.at(-1) === "privateKey" ? text : text.replace(/\r?\n$/, "")) };
  const [message, help] =
    "env" in reference
      ? ["The variable that is named here is not set, or empty.", "Set it where stepauth runs."]
      : [
          "The file can't be read, or is empty.",
          "Check that it exists, is a regular file of at most 1 MiB, and may be read.",
        ];
  const location = config.at(path);
  return { ok: false, finding: { code: "config/reference-unread", severity: "error", message, help, location } };
}

function readFile(path: string, { folder }: Config, home: string): string | undefined {
  const full = path.startsWith("~/") ? join(home, path.slice(2)) : resolve(folder, path);
  const read = readRegularFile(full, MOST_BYTES);
  return read.ok ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes) : undefined;
}
