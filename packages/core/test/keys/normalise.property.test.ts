import { createPrivateKey } from "node:crypto";
import fc from "fast-check";
import { importPKCS8 } from "jose";
import { describe, expect, it } from "vitest";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { inspectPrivateKey } from "../../src/keys/inspect.js";
import { normalisePrivateKey } from "../../src/keys/normalise.js";
import { makeKey, scalarOf } from "./material.js";

const key = makeKey();
const scalar = scalarOf(key.privateKey);
const base64 = (text: string) => Buffer.from(text).toString("base64");
// A short run here; `FUZZ_RUNS=200000 npx vitest ...` for a long one.
const numRuns = Number(process.env.FUZZ_RUNS ?? 2_000);

type Mangling = (text: string) => string;

// Each keeps the key readable by a person, and any few of them may come together, in any order.
const manglings: Readonly<Record<string, Mangling>> = {
  crlf: (text) => text.replaceAll(/\r?\n/g, "\r\n"),
  cr: (text) => text.replaceAll(/\r?\n/g, "\r"),
  oneLine: (text) => text.replaceAll(/\s+/g, " "),
  noBreaks: (text) => text.replaceAll(/[\r\n]/g, ""),
  doubled: (text) => text.replaceAll("\n", "\n\n"),
  indented: (text) => text.replaceAll(/^/gm, "  "),
  tabbed: (text) => text.replaceAll(/^/gm, "\t"),
  literal: (text) => text.replaceAll("\n", "\\n"),
  json: (text) => JSON.stringify(text),
  single: (text) => `'${text}'`,
  double: (text) => `"${text}"`,
  bom: (text) => `\ufeff${text}`,
  padded: (text) => `\n \t${text}  \n`,
  base64: (text) => base64(text),
  base64Lines: (text) => base64(text).replaceAll(/.{76}/g, "$&\n"),
  percent: (text) => encodeURIComponent(text),
  nonBreaking: (text) => text.replaceAll(" ", "\u00a0"),
  lowerMarkers: (text) => text.replaceAll(/-----[A-Z ]+-----/g, (marker) => marker.toLowerCase()),
  noHeader: (text) => text.replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, ""),
  noFooter: (text) => text.replace(/-----END [A-Z ]*PRIVATE KEY-----/, ""),
  zeroWidth: (text) => `\u200b${text}\u200b`,
};

const starts = fc.constantFrom(key.pkcs8, key.sec1, key.body);
const some = fc.array(fc.constantFrom(...Object.keys(manglings)), { maxLength: 4 });
const layered = (names: readonly string[]) => names.filter((name) => name.startsWith("base64")).length <= 3;

describe("any mangling of a real key", () => {
  it("is the same key again", () => {
    const property = fc.property(starts, some.filter(layered), (start, names) => {
      const text = names.reduce((mangled, name) => manglings[name]?.(mangled) ?? mangled, start);
      const result = normalisePrivateKey(text);
      if (!result.ok) throw new Error(`${names.join(", ")}: ${result.shape}`);
      expect(scalarOf(createPrivateKey(result.pem))).toBe(scalar);
      if (result.repairs.length === 0) expect(result.pem).toBe(text);
    });
    fc.assert(property, { numRuns });
  });

  const edited = (pieces: readonly string[]) =>
    fc
      .array(fc.tuple(fc.nat(key.pkcs8.length), fc.constantFrom(...pieces)), { maxLength: 3 })
      .map((edits) => edits.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at), key.pkcs8));
  // No edit changes a digit: whether two numbers belong together only arithmetic could tell.
  const isReadAsItIs = async (text: string) => (await readByJose(text)) && readByNode(text);

  it("is passed on as it is only when Node and jose read it so", async () => {
    const property = fc.asyncProperty(
      edited(["\n", "\r\n", "\r", " ", "\t", "=", "-", "\ufeff", "#"]),
      async (text) => {
        const result = normalisePrivateKey(text);
        if (!result.ok || result.repairs.length > 0) return;
        expect(result.pem).toBe(text);
        expect([await isReadAsItIs(text), text]).toEqual([true, text]);
      },
    );
    await fc.assert(property, { numRuns: Math.min(numRuns, 5_000) });
  });

  it("is passed on as it is, with stray blanks too, when Node and jose read it so", async () => {
    const property = fc.asyncProperty(edited([" ", "\t", "\r"]), async (text) => {
      if (await isReadAsItIs(text)) expect(normalisePrivateKey(text)).toEqual({ ok: true, pem: text, repairs: [] });
    });
    await fc.assert(property, { numRuns: Math.min(numRuns, 5_000) });
  });
});

function readByNode(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === "ec";
  } catch {
    return false;
  }
}

function readByJose(text: string): Promise<boolean> {
  return importPKCS8(text, "ES256").then(
    () => true,
    () => false,
  );
}

describe("any text at all", () => {
  const junk = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.base64String({ maxLength: 400 }),
    fc.string({ unit: fc.constantFrom(..."-BEGIND PRVATKY\n\\n\"'{<%$*=M"), maxLength: 200 }),
    fc
      .uint8Array({ maxLength: 300 })
      .map(
        (bytes) => `-----BEGIN PRIVATE KEY-----\n${Buffer.from(bytes).toString("base64")}\n-----END PRIVATE KEY-----\n`,
      ),
    fc
      .tuple(fc.nat(key.der.length - 1), fc.nat(255))
      .map(([at, byte]) => Buffer.from(key.der.map((old, index) => (index === at ? byte : old))).toString("base64")),
    fc.nat(key.pkcs8.length).map((length) => key.pkcs8.slice(length)),
    fc.nat(key.pkcs8.length).map((length) => key.pkcs8.slice(0, length)),
  );

  it("never throws, and shows nothing of the text", () => {
    const property = fc.property(junk, (text) => {
      const result = normalisePrivateKey(text);
      const report = inspectPrivateKey(text);
      expect(report.ok).toBe(result.ok);
      if (result.ok) return;
      const shown = JSON.stringify({ ...result, report });
      for (const piece of text.match(/[A-Za-z0-9+/]{16,}/g) ?? []) expect(shown).not.toContain(piece);
    });
    fc.assert(property, { numRuns });
  });

  it.each([
    ["nested escapes", (size: number) => "\\".repeat(size)],
    ["markers without end", (size: number) => "-----BEGIN ".repeat(size / 11)],
    ["whole markers", (size: number) => "-----BEGIN PRIVATE KEY-----".repeat(size / 27)],
    ["spaces", (size: number) => `BEGIN${" ".repeat(size)}`],
    ["dashes", (size: number) => "-".repeat(size)],
    ["END", (size: number) => "END ".repeat(size / 4)],
    ["Base64 of Base64", (size: number) => base64(base64(base64("A".repeat(size * 0.4))))],
    ["percent", (size: number) => "%25".repeat(size / 3)],
    ["line breaks and spaces", (size: number) => "\n   ".repeat(size / 4)],
    ["nested DER", (size: number) => `MIIw${"MIIw".repeat(size / 4)}`],
    ["quotes", (size: number) => '"'.repeat(size)],
  ])("costs no more than the length of %s", async (_, make) => {
    const deal = (size: number) => {
      const text = make(size);
      normalisePrivateKey(text);
      inspectPrivateKey(text);
    };
    expect(await growthFourfold(deal, 16_000)).toBeLessThan(LINEAR);
  });
});
