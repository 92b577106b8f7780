import { inspect } from "node:util";
import { inspectPrivateKey, normalisePrivateKey, parseConnectedAccountText, StepAuthError } from "@stepauth/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config/load.js";
import { parseSession } from "../src/config/session.js";
import { toDotenv } from "../src/use/dotenv.js";
import { apiKeyDocument, appleIdDocument, canary, key } from "./use/material.js";

// Documents and keys that begin as good ones and are then cut, doubled and mixed: no crash, no hang, no leak. Short here;
// `pnpm fuzz` makes 200 000 of them.

const TARGETS = 5;
const runs = Math.ceil(Number(process.env.STEPAUTH_FUZZ_RUNS ?? 5_000) / TARGETS);
/** How many times the usual cost an input may have: a backtracking expression or a doubling takes thousands. */
const MOST = 200;
const LEAST_MICROSECONDS = 100;

const PIECES = [
  ..."{}[]()<>:,;-?!&*|>%@`'\"\\#=~ \n\r\t\0\ufeff\u2028\u0085",
  "\\n",
  "\\u0000",
  "\ud800",
  "😀",
  "null",
  "true",
  "1e999",
  "-----BEGIN PRIVATE KEY-----",
  "-----END EC PRIVATE KEY-----",
  "!!binary",
  "&a [*a]",
  "<<: *a",
  "? ",
  "- - - ",
  "[[[[[[[[",
  "{a: {a: {a: ",
  "__proto__",
  "constructor",
  "toString",
  "accounts",
  "apps",
  "privateKey",
  "AAAA",
  "====",
  " ".repeat(50),
  "\n".repeat(50),
  "A".repeat(500),
  "%PDF-1.4",
  "<!doctype html>",
];

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
  readonly again: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(40)),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 12 })),
  again: fc.constantFrom(0, 1, 1, 1, 2, 30),
});

/** A good text after some edits. */
function damaged(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 8 })).map(([text, edits]) =>
    edits.reduce((current, { at, cut, insert, again }) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + insert.repeat(again) + current.slice(start + cut);
    }, text),
  );
}

/** Acts on many inputs; what is thrown must be ours, and nothing that comes out may hold a secret. */
function fuzz(inputs: fc.Arbitrary<string>, act: (input: string) => unknown, secrets: readonly string[]): void {
  let slowest = 0;
  // Of CPU time, in this process: what the machine does besides is of no account.
  const usual = usualCost(act, fc.sample(inputs, 50));
  fc.assert(
    fc.property(inputs, (input) => {
      const before = process.cpuUsage();
      const shown = outcome(act, input);
      const took = process.cpuUsage(before).user;
      // Again where it was slow: something may have been compiled, or garbage collected.
      const least = took > MOST * usual ? Math.min(...[1, 2, 3, 4, 5].map(() => costOf(act, input))) : took;
      slowest = Math.max(slowest, least / usual);
      expect(slowest).toBeLessThan(MOST);
      for (const secret of secrets) if (input.includes(secret)) expect(shown.includes(secret)).toBe(false);
    }),
    { numRuns: runs },
  );
  if (process.env.STEPAUTH_FUZZ_RUNS)
    console.info(`${runs} inputs, the slowest took ${slowest.toFixed(1)} times the usual`);
}

function outcome(act: (input: string) => unknown, input: string): string {
  try {
    const value = act(input);
    return `${JSON.stringify(value)} ${inspect(value, { depth: 10 })}`;
  } catch (error) {
    expect(error).toBeInstanceOf(StepAuthError);
    return `${inspect(error, { depth: 10 })} ${(error as Error).stack} ${inspect((error as Error).cause)}`;
  }
}

function costOf(act: (input: string) => unknown, input: string): number {
  const before = process.cpuUsage();
  outcome(act, input);
  return process.cpuUsage(before).user;
}

/** What an input costs on average, once what is needed has been compiled. */
function usualCost(act: (input: string) => unknown, inputs: readonly string[]): number {
  const all = () => inputs.reduce((sum, input) => sum + costOf(act, input), 0);
  all();
  return Math.max(all() / inputs.length, LEAST_MICROSECONDS);
}

const BODY = key.privateKey.split("\n")[1] ?? "";
const FOREVER = { timeout: 30 * 60_000 };

describe("fuzzing", () => {
  it("connected accounts", FOREVER, () => {
    const documents = [apiKeyDocument, appleIdDocument, { ...apiKeyDocument, ...appleIdDocument }].map((each) =>
      JSON.stringify(each),
    );
    fuzz(damaged(...documents), (text) => parseConnectedAccountText(text), [canary, BODY]);
  });

  it("private keys", FOREVER, () => {
    const base64 = Buffer.from(key.privateKey).toString("base64");
    const forms = [
      key.privateKey,
      key.privateKey.replaceAll("\n", "\\n"),
      JSON.stringify(key.privateKey),
      base64,
      BODY,
    ];
    const act = (text: string) => {
      const result = normalisePrivateKey(text);
      return { report: inspectPrivateKey(text), ...(result.ok ? { repairs: result.repairs } : result) };
    };
    fuzz(damaged(...forms), act, [BODY, BODY.slice(20)]);
  });

  it("configurations", FOREVER, () => {
    const text = `policy: shipped\nignore: [step/deprecated]\naccounts:\n  - { name: k, type: api-key, issuerId: i, keyId: K, privateKey: { path: ${canary} } }\n  - name: j\n    type: apple-id\n    appleId: j@example.com\n    password: ${canary}\n    codeGivenAt: 2026-01-01\napps:\n  a: { roles: { j: owner }, apiKey: k, appleId: j }\n`;
    fuzz(damaged(text), (input) => readConfig({ file: "stepauth.yml", folder: "/", named: false }, input).findings, [
      canary,
    ]);
  });

  it("2FA sessions", FOREVER, () => {
    const session = `---\n- !ruby/object:HTTP::Cookie\n  name: DES1\n  value: "${canary}"\n  domain: apple.com\n  for_domain: true\n  path: "/"\n`;
    fuzz(
      damaged(session, session.replaceAll("\n", "\\n")),
      (text) => [...(parseSession(text)?.values() ?? [])].flat().map(({ value }) => value),
      [canary],
    );
  });

  it("dotenv values", FOREVER, () => {
    fuzz(damaged(canary, key.privateKey), (text) => toDotenv({ A: text, B: text }).length, [canary, BODY]);
  });
});
