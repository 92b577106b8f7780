import { keyIdFromName, normalisePrivateKey, Secret, StepAuthError, type TokenKey } from "@stepauth/core";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { keyReader, keyText } from "../io/key-reader.js";

/** The flags of `stepauth token --key`: an API key outside of any step. */
export interface KeyFlags {
  readonly key: string;
  readonly keyId?: string;
  /** Absent: an individual key. */
  readonly issuer?: string;
  readonly enterprise?: boolean;
  readonly strict?: boolean;
}

/**
 * The API key that the command line gives: a file, or `@env:NAME` for a variable that holds it.
 *
 * @throws {UsageError} for a key that is not there, or without its ID
 * @throws {StepAuthError} `key/invalid`, `key/empty` for what is no usable key
 */
export async function givenKey({ key, keyId, issuer, enterprise, strict }: KeyFlags, io: Io): Promise<TokenKey> {
  const id = keyId ?? keyIdFromName(key);
  if (id === null) throw new UsageError("Which key ID? --key-id ID, or a file called AuthKey_<key ID>.p8.");
  const read = normalisePrivateKey(await keyTextOf(key, "--key", io));
  if (!read.ok) throw new StepAuthError(read.code, read.message, read.help);
  if (strict && read.repairs.length > 0)
    throw new StepAuthError("key/invalid", "The private key needs a repair.", "Store it as App Store Connect gave it.");
  const base = { keyId: id, privateKey: new Secret(read.pem), enterprise: enterprise ?? false };
  return issuer === undefined ? base : { ...base, issuerId: issuer };
}

/**
 * The text of a key that an option gives: a file, or `@env:NAME` for a variable that holds it.
 *
 * @throws {UsageError} for a key that is not there
 */
export async function keyTextOf(key: string, option: string, io: Io): Promise<string> {
  if (key.startsWith("@env:")) {
    const text = io.env[key.slice("@env:".length)];
    if (text === undefined) throw new UsageError(`${option} names an environment variable that is not set.`);
    return text;
  }
  if (key.includes("-----BEGIN"))
    throw new UsageError(`${option} takes a file, not the key itself.`, "Treat the key as leaked.");
  try {
    return keyText(await keyReader(io)(key));
  } catch {
    throw new UsageError(
      `The file that ${option} names can't be read.`,
      "It must be a regular file of at most 64 KiB.",
    );
  }
}
