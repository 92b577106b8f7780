import { failure, userError } from "../evaluate/errors.js";
import { setVariable } from "../fastlane/credentials.js";
import type { LaneRun } from "../fastlane/run.js";
import type { Token } from "../fastlane/session.js";
import { valueOfJson } from "../library/json.js";
import { insideProject } from "../library/paths.js";
import { decodedBase64 } from "../methods/base64.js";
import { stripped } from "../methods/like.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Str, type Value } from "../value/values.js";

/** A key, as a token is made of it. */
export type TokenParts = Omit<Token, "at">;

/** The token of a JSON file: it must have the key and its ID. */
export function tokenOfFile(run: LaneRun, path: Value): TokenParts {
  if (path instanceof Unknown) return unknownToken(path);
  const inside = path instanceof Str ? insideProject(path.clear, run.folder) : undefined;
  const content = inside === undefined ? undefined : run.files.read(inside);
  if (content === undefined || content instanceof Unknown) {
    const what = path instanceof Str ? path.clear : "";
    return unknownToken(content ?? new Unknown(`file ${what}`, "text", { what: "a file outside of the project" }));
  }
  const hash = valueOfJson(content, false);
  if (!(hash instanceof Hash)) throw failure("JSON::ParserError", "api-key-json-invalid");
  const isComplete = ["key_id", "key"].every((name) => hash.get(Str.of(name)) !== undefined);
  const needsIssuer = !run.isFrom(2, 221) && hash.get(Str.of("issuer_id")) === undefined;
  if (!isComplete || needsIssuer) throw failure("RuntimeError", "api-key-json-incomplete");
  return tokenOfHash(run, hash);
}

/** The token of a hash: what it lacks comes from the environment. */
export function tokenOfHash(run: LaneRun, hash: Value): TokenParts {
  if (!(hash instanceof Hash))
    return unknownToken(hash instanceof Unknown ? hash : new Unknown("key", "any", { what: "a key" }));
  const member = (name: string): Value => {
    const value = hash.option(name) ?? hash.get(Str.of(name));
    return run.interpreter.settled(value ?? hash.mayHaveMore?.derived(name) ?? null);
  };
  const variable = (name: string): Value => setVariable(run, `SPACESHIP_CONNECT_API_${name}`)?.value ?? null;
  verifyKey(run, member, variable);
  return {
    keyId: trimmed(run, member("key_id") ?? variable("KEY_ID")),
    issuerId: trimmed(run, member("issuer_id") ?? variable("ISSUER_ID")),
    inHouse: inHouse(member("in_house"), variable("IN_HOUSE")),
  };
}

function verifyKey(run: LaneRun, member: (name: string) => Value, variable: (name: string) => Value): void {
  const content = member("key") ?? variable("KEY");
  const path = member("filepath") ?? variable("KEY_FILEPATH");
  const key = content ?? (path === null ? null : fileContent(run, path));
  if (key === null) throw failure("TypeError", "key-missing");
  if (!(key instanceof Str)) {
    if (key instanceof Unknown) return;
    throw failure("TypeError", "key-invalid");
  }
  const isBase64 = run.interpreter.truthy(member("is_key_content_base64"));
  if (!isPrivateKey(isBase64 ? decodedBase64(key.clear) : key.clear)) throw failure("StandardError", "key-invalid");
}

/** The content of a file that a key is read from. */
export function fileContent(run: LaneRun, path: Value): Value {
  if (path instanceof Unknown) return path.derived("content", "text");
  const inside = path instanceof Str ? insideProject(path.clear, run.folder) : undefined;
  if (inside === undefined) return new Unknown("file elsewhere", "text", { what: "a file outside of the project" });
  const content = run.files.read(inside);
  if (content === undefined) throw failure("Errno::ENOENT", "key-file-missing");
  return content instanceof Unknown ? content : new Str(content);
}

/** `in_house`, where it does not say yes, is what the environment says. Absent is not false. */
function inHouse(said: Value, variable: Value): Value {
  if (said instanceof Unknown) return said;
  if (said !== null && said !== false) return said;
  if (variable instanceof Unknown) return variable.derived("in_house", "boolean");
  if (variable instanceof Str) return !["", "no", "false", "off", "0"].includes(variable.clear);
  return said;
}

function trimmed(run: LaneRun, value: Value): Value {
  return value instanceof Str && run.isFrom(2, 234) ? new Str(stripped(value.text, true, true)) : value;
}

function unknownToken(why: Unknown): TokenParts {
  return { keyId: why.derived("key_id"), issuerId: why.derived("issuer_id"), inHouse: why.derived("in_house") };
}

/** The object identifier of elliptic curve keys, as it stands in their bytes. */
const EC = "\u0006\u0007\u002a\u0086\u0048\u00ce\u003d\u0002\u0001";

/** Whether OpenSSL would read it as a private key of an elliptic curve. */
function isPrivateKey(text: string): boolean {
  const match =
    /^-----BEGIN (EC )?PRIVATE KEY-----[ \t]*\r?\n([A-Za-z0-9+/=\s]+)^-----END (?:EC )?PRIVATE KEY-----/m.exec(text);
  if (!match) return false;
  try {
    const bytes = atob((match[2] ?? "").replace(/\s/g, ""));
    return bytes.charCodeAt(0) === 0x30 && (match[1] !== undefined || bytes.includes(EC));
  } catch {
    return false; // No base64 between the lines.
  }
}

/** What fails when the key is asked whether its team is an Enterprise one and its source did not say. */
export function inHouseUnknown() {
  return failure("RuntimeError", "in-house-unknown");
}

/** What fails when it is not one. */
export function notInHouse() {
  return userError("not-in-house");
}
