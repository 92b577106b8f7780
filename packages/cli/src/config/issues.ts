import type { Diagnostic, DiagnosticCode } from "@stepauth/core";
import type * as z from "zod";
import { closest } from "../suggest.js";
import type { ConfigDocument, Path } from "./document.js";
import { apiKeyAccount, appleIdAccount, appSchema, configSchema } from "./schema.js";

type Issue = z.core.$ZodIssue;

/** Members that hold a secret, or rather where it is. */
const SECRET_MEMBERS: readonly string[] = ["privateKey", "password", "appSpecificPassword", "session"];

/**
 * Issues of a schema as located findings in our own words: names of keys, never a value of the file. All members that an
 * account lacks are one finding.
 */
export function findingsOf(
  issues: readonly Issue[],
  path: Path,
  value: unknown,
  document: ConfigDocument,
): Diagnostic[] {
  const missing = issues.filter((issue) => isMissing(issue, path, value)).map(({ path: [name] }) => String(name));
  const others = issues.filter((issue) => !isMissing(issue, path, value));
  return [
    ...(missing.length > 0 ? [incomplete(missing, path, document)] : []),
    ...others.flatMap((issue) => findingsOfIssue(issue, path, value, document)),
  ];
}

function isMissing({ path: inside }: Issue, path: Path, value: unknown): boolean {
  const [member] = inside;
  if (path[0] !== "accounts" || path.length !== 2 || inside.length !== 1 || typeof value !== "object") return false;
  return (value as Record<PropertyKey, unknown>)[member as PropertyKey] === undefined;
}

function incomplete(missing: readonly string[], path: Path, document: ConfigDocument): Diagnostic {
  const [which, these] = missing.length === 1 ? ["field", "it"] : ["fields", "them"];
  const message = `The account lacks the ${which} ${missing.join(", ")}, so it can't be connected.`;
  return finding("config/account-incomplete", message, document.at(path), `Add ${these}.`);
}

function findingsOfIssue(issue: Issue, path: Path, value: unknown, document: ConfigDocument): Diagnostic[] {
  const full = [...path, ...(issue.path as Path)];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...full, key], document));
  if (isSecretText(issue.path as Path, value)) return [secretInClear(full, document)];
  return [finding("config/invalid", `${wordsFor(full)} ${expectation(issue)}.`, document.at(full))];
}

function unknownKey(path: Path, document: ConfigDocument): Diagnostic {
  const name = String(path.at(-1));
  const known = keysAt(path);
  const near = closest(name, known);
  const message = /^[\w.-]{1,40}$/.test(name) ? `There is no key ${shown(name)} here.` : "There is no such key here.";
  return finding(
    "config/unknown-key",
    message,
    document.atKey(path),
    near ? `Did you mean ${near}?` : `Keys: ${known.join(", ")}.`,
  );
}

function keysAt(path: Path): readonly string[] {
  if (path.length === 1) return Object.keys(configSchema.shape);
  if (path[0] === "apps") return Object.keys(appSchema.shape);
  if (SECRET_MEMBERS.includes(String(path[2]))) return ["env", "path"];
  return [...new Set([...Object.keys(apiKeyAccount.shape), ...Object.keys(appleIdAccount.shape)])];
}

function isSecretText([member]: Path, value: unknown): boolean {
  if (!SECRET_MEMBERS.includes(String(member))) return false;
  return typeof (value as Record<string, unknown>)[String(member)] === "string";
}

/** A secret that is written down where only its whereabouts belong. */
export function secretInClear(path: Path, document: Pick<ConfigDocument, "at">): Diagnostic {
  const message = `${wordsFor(path)} stands here in clear, for everybody who can read the file.`;
  const help = "Write { env: NAME } or { path: FILE } instead, and treat the secret as leaked if the file was shared.";
  return finding("config/secret-in-clear", message, document.at(path), help);
}

function wordsFor(path: Path): string {
  const name = [...path].reverse().find((part) => typeof part === "string") ?? "The file";
  return `${typeof path.at(-1) === "number" ? "An item of " : ""}${shown(String(name))}`;
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_value") return `must be ${issue.values.map(String).join(" or ")}`;
  if (issue.code === "invalid_type")
    return `must be ${({ array: "a list", object: "a mapping", record: "a mapping", string: "a text" } as Record<string, string>)[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_union") return "must be { env: NAME } or { path: FILE }";
  if (issue.path.at(-1) === "codeGivenAt") return "must be a date, such as 2026-11-01";
  return "has not the expected form";
}

/** A name of the file as it may stand in a message. */
export function shown(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
  return `\`${clean.length > 60 ? `${clean.slice(0, 60)}...` : clean}\``;
}

function finding(code: DiagnosticCode, message: string, location: Diagnostic["location"], help?: string): Diagnostic {
  return { code, severity: "error", message, ...(help ? { help } : {}), ...(location ? { location } : {}) };
}
