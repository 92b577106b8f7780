import { basename } from "node:path";
import type { Fault } from "@stepauth/testing";
import { parse } from "dotenv";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  entry,
  ISSUER_ID,
  KEY_ID,
  knowing,
  LIST_URL,
  list,
  network,
  OTHER_TEAM,
  otherEntry,
  otherPem,
  pem,
  said,
  TEAM,
  team,
} from "./world.js";

// Lists and environments, each with what comes of it, worked out by hand.

interface Row {
  readonly name: string;
  /** The list behind its address; a text as it is, other things as JSON. Absent: a good one with two teams. */
  readonly list?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What goes wrong with Apple, or with the list. */
  readonly apple?: Fault;
  readonly files?: Fault;
  /** Apple knows none of the keys. */
  readonly revoked?: boolean;
  readonly exitCode: 0 | 1 | 2;
  /** Which way it goes; nothing is handed on where it is absent. */
  readonly way?: "key" | "other key" | "enterprise" | "upper" | "apple-id";
  readonly says?: readonly string[];
}

const KEY = {
  ASC_CONNECTION: "api-key",
  ASC_DEPLOY_CONNECTION: "off",
  ASC_KEY_PATH: "AuthKey_2X9R4HXF34.p8",
  ASC_KEY_URL: "AuthKey_2X9R4HXF34.p8",
  ASC_KEY_ID: "2X9R4HXF34",
  ASC_ISSUER_ID: "57246542-96fe-1a63-e053-0824d011072a",
  ASC_ENTERPRISE: "no",
};
const VARIABLES = {
  key: KEY,
  enterprise: { ...KEY, ASC_ENTERPRISE: "yes" },
  upper: { ...KEY, ASC_ISSUER_ID: "57246542-96FE-1A63-E053-0824D011072A" },
  "other key": {
    ...{ ASC_CONNECTION: "api-key", ASC_DEPLOY_CONNECTION: "off" },
    ...{ ASC_KEY_PATH: "AuthKey_9ZKEYOTHER.p8", ASC_KEY_URL: "AuthKey_9ZKEYOTHER.p8", ASC_KEY_ID: "9ZKEYOTHER" },
    ...{ ASC_ISSUER_ID: "6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22", ASC_ENTERPRISE: "yes" },
  },
  "apple-id": {
    ...{ ASC_CONNECTION: "apple-id", ASC_DEPLOY_CONNECTION: "apple_id", ASC_KEY_PATH: "", ASC_KEY_URL: "" },
    ...{ ASC_KEY_ID: "", ASC_ISSUER_ID: "", ASC_ENTERPRISE: "no" },
  },
};

const one = (fields: object) => ({ version: "1", keys: [{ ...entry, ...fields }] });
const without = (name: keyof typeof entry) => {
  const { [name]: _, ...rest } = entry;
  return { version: "1", keys: [rest] };
};
const STRICT = { ASC_STRICT: "true" };
const malformed = ["warning team/malformed"];

const rows: readonly Row[] = [
  // The ways that are meant to be.
  { name: "a good list", exitCode: 0, way: "key" },
  { name: "strict", env: STRICT, exitCode: 0, way: "key" },
  {
    name: "another team of the list, of the Enterprise Program",
    env: { ASC_TEAM_ID: OTHER_TEAM },
    exitCode: 0,
    way: "other key",
  },
  { name: "the team as an argument", env: { ASC_TEAM_ID: "" }, args: [TEAM], exitCode: 0, way: "key" },
  { name: "the argument before the variable", env: { ASC_TEAM_ID: OTHER_TEAM }, args: [TEAM], exitCode: 0, way: "key" },
  { name: "an empty argument", args: [""], exitCode: 0, way: "key" },
  { name: "no version", list: { keys: [entry] }, exitCode: 0, way: "key" },
  { name: "a version that is no text", list: { version: { a: 1 }, keys: [entry] }, exitCode: 0, way: "key" },
  { name: "more than is asked for", list: one({ note: "x" }), exitCode: 0, way: "key" },
  { name: "a byte order mark", list: `\ufeff${JSON.stringify(list)}`, exitCode: 0, way: "key" },
  { name: "CRLF in the key", list: one({ private_key: pem.replaceAll("\n", "\r\n") }), exitCode: 0, way: "key" },
  {
    name: "an issuer in capitals",
    list: one({ issuer_id: ISSUER_ID.toUpperCase() }),
    args: ["--no-check"],
    exitCode: 0,
    way: "upper",
  },
  { name: "enterprise is missing", list: without("enterprise"), exitCode: 0, way: "key" },
  { name: "enterprise: true", list: one({ enterprise: true }), args: ["--no-check"], exitCode: 0, way: "enterprise" },
  {
    name: 'enterprise: "true"',
    list: one({ enterprise: "true" }),
    args: ["--no-check"],
    exitCode: 0,
    way: "enterprise",
  },
  { name: 'enterprise: "yes"', list: one({ enterprise: "yes" }), args: ["--no-check"], exitCode: 0, way: "enterprise" },
  { name: 'enterprise: "no"', list: one({ enterprise: "no" }), exitCode: 0, way: "key", says: malformed },
  { name: 'enterprise: "True"', list: one({ enterprise: "True" }), exitCode: 0, way: "key", says: malformed },
  { name: "enterprise: 1", list: one({ enterprise: 1 }), exitCode: 0, way: "key" },
  {
    name: "another team is in the list twice",
    list: { keys: [entry, otherEntry, otherEntry] },
    exitCode: 0,
    way: "key",
  },
  {
    name: "another entry is broken",
    list: { keys: [null, 7, { team_id: 1 }, { ...otherEntry, key_id: "\n" }, entry] },
    exitCode: 0,
    way: "key",
  },

  // The switches.
  { name: "ASC_FORCE_APPLE_ID", env: { ASC_FORCE_APPLE_ID: "true" }, exitCode: 0, way: "apple-id" },
  {
    name: "ASC_FORCE_APPLE_ID comes before all",
    env: { ASC_FORCE_APPLE_ID: "true", ASC_TEAM_ID: "", ...STRICT },
    args: ["--fallback", "fail"],
    exitCode: 0,
    way: "apple-id",
  },
  { name: "ASC_FORCE_APPLE_ID=false", env: { ASC_FORCE_APPLE_ID: "false" }, exitCode: 0, way: "key" },
  {
    name: "ASC_FORCE_APPLE_ID=1",
    env: { ASC_FORCE_APPLE_ID: "1" },
    exitCode: 0,
    way: "key",
    says: ["warning team/switch-unknown"],
  },
  { name: "ASC_SKIP_SMOKE_CHECK", env: { ASC_SKIP_SMOKE_CHECK: "true" }, revoked: true, exitCode: 0, way: "key" },
  { name: "--no-check", args: ["--no-check"], revoked: true, exitCode: 0, way: "key" },

  // No team, no list, no entry.
  { name: "no team ID", env: { ASC_TEAM_ID: "" }, exitCode: 1, says: ["error team/id-invalid"] },
  {
    name: "a team ID with a line break",
    env: { ASC_TEAM_ID: `${TEAM}\n` },
    exitCode: 1,
    says: ["error team/id-invalid"],
  },
  { name: "a team ID in small letters", args: ["ab12cd34ef"], exitCode: 1, says: ["error team/id-invalid"] },
  { name: "no list", env: { BITRISEIO_ASC_API_KEYS_URL: "" }, exitCode: 0, way: "apple-id" },
  { name: "no list, strict", env: { BITRISEIO_ASC_API_KEYS_URL: "", ...STRICT }, exitCode: 0, way: "apple-id" },
  {
    name: "no list, and no Apple ID wanted",
    env: { BITRISEIO_ASC_API_KEYS_URL: "" },
    args: ["--fallback", "fail"],
    exitCode: 1,
    says: ["error team/unavailable"],
  },
  { name: "not listed", list: { keys: [otherEntry] }, exitCode: 0, way: "apple-id" },
  { name: "not listed, strict", list: { keys: [otherEntry] }, env: STRICT, exitCode: 0, way: "apple-id" },
  {
    name: "not listed, and no Apple ID wanted",
    list: { keys: [otherEntry] },
    args: ["--fallback", "fail"],
    exitCode: 1,
    says: ["error team/not-listed"],
  },
  { name: "an empty list", list: { version: "1", keys: [] }, exitCode: 0, way: "apple-id" },

  // A list that can't be had, or read.
  {
    name: "plain http",
    env: { BITRISEIO_ASC_API_KEYS_URL: "http://127.0.0.1/asc-keys.json" },
    exitCode: 0,
    way: "apple-id",
    says: ["warning team/unavailable"],
  },
  {
    name: "a file address",
    env: { BITRISEIO_ASC_API_KEYS_URL: "file:///asc-keys.json" },
    exitCode: 0,
    way: "apple-id",
    says: ["warning team/unavailable"],
  },
  {
    name: "a build of a fork may not download it",
    files: "forbidden",
    exitCode: 0,
    way: "apple-id",
    says: ["warning team/unavailable"],
  },
  { name: "the same, strict", files: "forbidden", env: STRICT, exitCode: 1, says: ["error team/unavailable"] },
  {
    name: "the same, and no Apple ID wanted",
    files: "forbidden",
    args: ["--fallback", "fail"],
    exitCode: 1,
    says: ["error team/unavailable"],
  },
  { name: "a huge list", files: "huge-body", exitCode: 0, way: "apple-id", says: ["warning team/unavailable"] },
  { name: "a page in place of the list", files: "not-json", exitCode: 0, way: "apple-id", says: malformed },
  { name: "a list that is JSON of another kind", list: [entry], exitCode: 0, way: "apple-id", says: malformed },
  { name: "no keys", list: { version: "1" }, exitCode: 0, way: "apple-id", says: malformed },
  { name: "keys that are no list", list: { keys: { [TEAM]: entry } }, exitCode: 0, way: "apple-id", says: malformed },
  { name: "half of a list", list: JSON.stringify(list).slice(0, -9), exitCode: 0, way: "apple-id", says: malformed },
  {
    name: "half of a list, strict",
    list: JSON.stringify(list).slice(0, -9),
    env: STRICT,
    exitCode: 1,
    says: ["error team/malformed"],
  },
  { name: "brackets without end", list: "[".repeat(100_000), exitCode: 0, way: "apple-id", says: malformed },
  { name: "--keys that is not there", args: ["--keys", "nowhere.json"], exitCode: 2 },

  // An entry that can't be used.
  { name: "the team twice", list: { keys: [entry, entry] }, exitCode: 1, says: ["error team/duplicate"] },
  { name: "no key ID", list: without("key_id"), exitCode: 0, way: "apple-id", says: malformed },
  { name: "no key ID, strict", list: without("key_id"), env: STRICT, exitCode: 1, says: ["error team/malformed"] },
  { name: "an empty issuer ID", list: one({ issuer_id: "" }), exitCode: 0, way: "apple-id", says: malformed },
  {
    name: "a private key that is null",
    list: one({ private_key: null }),
    exitCode: 0,
    way: "apple-id",
    says: malformed,
  },
  {
    name: "a private key that is no text",
    list: one({ private_key: [pem] }),
    exitCode: 0,
    way: "apple-id",
    says: malformed,
  },
  {
    name: "a private key that is something else",
    list: one({ private_key: "-----BEGIN PRIVATE KEY-----\nMIGT\n-----END PRIVATE KEY-----\n" }),
    exitCode: 0,
    way: "apple-id",
    says: malformed,
  },
  {
    name: "a private key without its markers",
    list: one({ private_key: pem.replaceAll(/-----.*-----/g, "") }),
    exitCode: 0,
    way: "apple-id",
    says: malformed,
  },
  {
    name: "a private key on one line",
    list: one({ private_key: pem.replaceAll("\n", "\\n") }),
    exitCode: 0,
    way: "apple-id",
    says: malformed,
  },
  {
    name: "a private key behind a blank line",
    list: one({ private_key: `\n${pem}` }),
    env: STRICT,
    exitCode: 1,
    says: ["error team/malformed"],
  },
  {
    name: "a key ID with a line break",
    list: one({ key_id: `${KEY_ID}\nX=1` }),
    exitCode: 1,
    says: ["error team/malformed"],
  },
  {
    name: "a key ID that leads elsewhere",
    list: one({ key_id: "../../A" }),
    exitCode: 1,
    says: ["error team/malformed"],
  },
  { name: "a key ID that is a number", list: one({ key_id: 1234567890 }), exitCode: 1, says: ["error team/malformed"] },
  {
    name: "an issuer ID with a line break",
    list: one({ issuer_id: `${ISSUER_ID}\n` }),
    exitCode: 1,
    says: ["error team/malformed"],
  },
  { name: "an issuer ID that is none", list: one({ issuer_id: "acme" }), exitCode: 1, says: ["error team/malformed"] },

  // What Apple says.
  { name: "a revoked key", revoked: true, exitCode: 0, way: "apple-id", says: ["warning team/key-rejected"] },
  { name: "a revoked key, strict", revoked: true, env: STRICT, exitCode: 1, says: ["error team/key-rejected"] },
  {
    name: "a revoked key, and no Apple ID wanted",
    revoked: true,
    args: ["--fallback", "fail"],
    exitCode: 1,
    says: ["error team/key-rejected"],
  },
  {
    name: "the key of another team",
    list: one({ private_key: otherPem }),
    exitCode: 0,
    way: "apple-id",
    says: ["warning team/key-rejected"],
  },
  {
    name: "a key that is wrongly marked as Enterprise",
    list: one({ enterprise: true }),
    exitCode: 0,
    way: "apple-id",
    says: ["warning team/key-rejected"],
  },
  { name: "403", apple: "forbidden", exitCode: 0, way: "apple-id", says: ["warning team/key-rejected"] },
  { name: "429", apple: "rate-limited", exitCode: 0, way: "key", says: ["warning team/unchecked"] },
  {
    name: "429, strict",
    apple: "rate-limited",
    env: STRICT,
    exitCode: 0,
    way: "key",
    says: ["warning team/unchecked"],
  },
  {
    name: "500, strict",
    apple: "server-error",
    env: STRICT,
    exitCode: 0,
    way: "key",
    says: ["warning team/unchecked"],
  },
  {
    name: "a connection that is cut off",
    apple: "cut-off",
    env: STRICT,
    exitCode: 0,
    way: "key",
    says: ["warning team/unchecked"],
  },
  {
    name: "a redirect, which is not followed with a token",
    apple: "redirect",
    exitCode: 0,
    way: "key",
    says: ["warning team/unchecked"],
  },
];

afterEach(() => vi.unstubAllGlobals());

async function outcome({ list: given = list, env = {}, args = [], apple, files, revoked }: Row) {
  const made = network(typeof given === "string" ? given : JSON.stringify(given), revoked ? knowing() : undefined);
  if (apple) made.apple.fail(apple);
  if (files) made.files.fail(files);
  const ran = await team(["--to", "dotenv", "--dir", "out", ...args], {
    ASC_TEAM_ID: TEAM,
    BITRISEIO_ASC_API_KEYS_URL: LIST_URL,
    ...env,
  });
  const { ASC_KEY_PATH = "", ASC_KEY_URL = "", ...rest } = parse(ran.stdout);
  if (ASC_KEY_PATH !== "") expect(ASC_KEY_URL).toBe(`file://${ASC_KEY_PATH}`);
  const variables = { ...rest, ASC_KEY_PATH: basename(ASC_KEY_PATH), ASC_KEY_URL: basename(ASC_KEY_URL) };
  return {
    exitCode: ran.exitCode,
    says: said(ran),
    variables: ran.stdout === "" ? null : variables,
    stderr: ran.stderr,
  };
}

describe("stepauth team", () => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", async (_, row) => {
    const { exitCode, says, variables, stderr } = await outcome(row);
    const expected = row.way === undefined ? null : VARIABLES[row.way];
    expect({ exitCode, says, variables }).toEqual({
      exitCode: row.exitCode,
      says: row.says ?? [],
      variables: expected,
    });
    const mode = row.way === undefined ? "failed" : row.way === "apple-id" ? "apple-id" : "api-key";
    expect(stderr.match(/ASC_AUTH mode=(\S+) team=/)?.[1]).toBe(row.exitCode === 2 ? undefined : mode);
    for (const line of [...pem.split("\n"), ...otherPem.split("\n")].filter(
      (text) => text.length > 20 && !text.startsWith("-"),
    ))
      expect(stderr).not.toContain(line);
  });

  it("names each row once", () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });
});
