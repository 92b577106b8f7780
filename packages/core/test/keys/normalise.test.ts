import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { importPKCS8 } from "jose";
import { describe, expect, it } from "vitest";
import { normalisePrivateKey } from "../../src/keys/normalise.js";
import { makeKey, scalarOf } from "./material.js";

const key = makeKey();
const { pkcs8, sec1, body } = key;
const base64 = (text: string | Buffer) => Buffer.from(text).toString("base64");
const lines = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
const wrapped = (header: string, inside: string, footer: string) => `${header}\n${lines(inside, 64)}\n${footer}\n`;
const begin = "-----BEGIN PRIVATE KEY-----";
const end = "-----END PRIVATE KEY-----";

describe("a key that is read as it is comes back byte for byte", () => {
  it.each([
    ["PKCS#8 as App Store Connect gives it", pkcs8],
    ["no line break at the end", pkcs8.trimEnd()],
    ["more line breaks at the end", `${pkcs8}\n\n`],
    ["CRLF", pkcs8.replaceAll("\n", "\r\n")],
    ["lines of 76", `${begin}\n${lines(body, 76)}\n${end}\n`],
    ["the body on one line", `${begin}\n${body}\n${end}`],
    ["white space behind the lines", pkcs8.replaceAll("\n", " \n")],
  ])("%s", async (_, text) => {
    expect(normalisePrivateKey(text)).toEqual({ ok: true, pem: text, repairs: [] });
    expect(createPrivateKey(text).asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
    await expect(importPKCS8(text, "ES256")).resolves.toBeDefined();
  });
});

describe("repairs", () => {
  it.each([
    ["SEC1", sec1, ["sec1"]],
    [
      "SEC1 with a block of parameters",
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}`,
      ["surrounding-text", "sec1"],
    ],
    ["Base64 of PEM", base64(pkcs8), ["base64"]],
    ["Base64 of PEM in lines", lines(base64(pkcs8), 76), ["base64"]],
    ["Base64 of Base64 of PEM", base64(base64(pkcs8)), ["base64"]],
    ["Base64 of DER", body, ["markers-added"]],
    ["Base64 of SEC1 DER", base64(key.privateKey.export({ format: "der", type: "sec1" })), ["markers-added", "sec1"]],
    ["Base64 of DER in lines", lines(body, 64), ["markers-added"]],
    ["URL-safe Base64 of DER, no padding", key.der.toString("base64url"), expect.arrayContaining(["markers-added"])],
    ["Base64 of PEM inside of markers", wrapped(begin, base64(pkcs8), end), ["base64"]],
    ["literal \\n", pkcs8.replaceAll("\n", "\\n"), ["escaped-newlines"]],
    ["literal \\\\n", pkcs8.replaceAll("\n", "\\\\n"), ["escaped-newlines"]],
    ["literal \\r\\n", pkcs8.replaceAll("\n", "\\r\\n"), expect.arrayContaining(["escaped-newlines"])],
    ["JSON string", JSON.stringify(pkcs8), expect.arrayContaining(["quotes", "escaped-newlines"])],
    [
      "JSON string with escaped + and /",
      JSON.stringify(pkcs8).replaceAll("+", "\\u002B").replaceAll("/", "\\/"),
      expect.arrayContaining(["quotes", "escaped-newlines"]),
    ],
    ["percent-encoded", encodeURIComponent(pkcs8), expect.arrayContaining(["percent-encoding"])],
    [
      "form-encoded",
      new URLSearchParams([["", pkcs8]]).toString().slice(1),
      expect.arrayContaining(["percent-encoding"]),
    ],
    ["byte order mark", `\ufeff${pkcs8}`, expect.arrayContaining(["bom"])],
    [
      "UTF-16 in Base64",
      Buffer.from(`\ufeff${pkcs8}`, "utf16le").toString("base64"),
      expect.arrayContaining(["bom", "base64"]),
    ],
    ["zero-width space", `\u200b${pkcs8}`, expect.arrayContaining(["invisible-characters"])],
    ["line break in front", `\n${pkcs8}`, ["leading-whitespace"]],
    ["single quotes", `'${pkcs8}'`, expect.arrayContaining(["quotes"])],
    ["typographic quotes", `\u201c${pkcs8}\u201d`, expect.arrayContaining(["quotes"])],
    ["only an opening quote", `"${pkcs8}`, expect.arrayContaining(["quotes"])],
    ["indented", pkcs8.replaceAll(/^/gm, "    "), expect.arrayContaining(["indentation"])],
    ["one line with spaces", pkcs8.replaceAll("\n", " "), ["layout"]],
    ["one line without anything", pkcs8.replaceAll("\n", ""), ["layout"]],
    ["all white space gone", pkcs8.replaceAll(/\s/g, ""), ["markers-corrected", "layout"]],
    ["CR only", pkcs8.replaceAll("\n", "\r"), expect.arrayContaining(["layout"])],
    ["empty lines between", pkcs8.replaceAll("\n", "\n\n"), ["layout"]],
    ["no header", `${lines(body, 64)}\n${end}\n`, expect.arrayContaining(["markers-added"])],
    ["no footer", `${begin}\n${lines(body, 64)}\n`, expect.arrayContaining(["markers-added"])],
    ["half a header", pkcs8.slice(8), expect.arrayContaining(["markers-added"])],
    ["half a footer", pkcs8.trimEnd().slice(0, -12), expect.arrayContaining(["markers-added"])],
    ["four dashes", wrapped("----BEGIN PRIVATE KEY----", body, "----END PRIVATE KEY----"), ["markers-corrected"]],
    [
      "long dashes",
      wrapped("\u2014BEGIN PRIVATE KEY\u2014", body, "\u2014END PRIVATE KEY\u2014"),
      expect.arrayContaining(["markers-corrected"]),
    ],
    ["no dashes", wrapped("BEGIN PRIVATE KEY", body, "END PRIVATE KEY"), expect.arrayContaining(["markers-corrected"])],
    [
      "lower case",
      wrapped("-----begin private key-----", body, "-----end private key-----"),
      expect.arrayContaining(["markers-corrected"]),
    ],
    [
      "the wrong label",
      wrapped("-----BEGIN EC PRIVATE KEY-----", body, "-----END EC PRIVATE KEY-----"),
      expect.arrayContaining(["markers-corrected"]),
    ],
    ["two labels", wrapped("-----BEGIN EC PRIVATE KEY-----", body, end), expect.arrayContaining(["markers-corrected"])],
    ["text in front", `my key:\n${pkcs8}`, ["surrounding-text"]],
    [
      "an assignment",
      `export KEY="${pkcs8.replaceAll("\n", "\\n")}"`,
      expect.arrayContaining(["surrounding-text", "escaped-newlines"]),
    ],
    ["mail quoting", pkcs8.replaceAll(/^/gm, "> "), expect.arrayContaining(["layout"])],
    ["no padding", pkcs8.replaceAll("=", ""), body.includes("=") ? expect.arrayContaining(["padding"]) : []],
    [
      "Base64 of DER and a line break",
      base64(Buffer.concat([key.der, Buffer.from("\n")])),
      expect.arrayContaining(["trailing-bytes"]),
    ],
  ])("%s", (_, text, repairs) => {
    const result = normalisePrivateKey(text);
    expect(result).toMatchObject({ ok: true, repairs });
    if (!result.ok) return;
    const [der, original] = [createPrivateKey(result.pem), key.privateKey];
    expect(scalarOf(der)).toBe(scalarOf(original));
    expect(result.pem.split("\n")[0]).toBe(begin);
    expect(normalisePrivateKey(result.pem)).toEqual({ ok: true, pem: result.pem, repairs: [] });
  });

  it("finds the key between certificates", () => {
    const text = `-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n${pkcs8}-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n`;
    expect(normalisePrivateKey(text)).toEqual({ ok: true, pem: pkcs8, repairs: ["surrounding-text"] });
  });
});

const pem = (pair: { privateKey: import("node:crypto").KeyObject }) =>
  pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const curve = (namedCurve: string) => pem(generateKeyPairSync("ec", { namedCurve }));
const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 });
const spki = key.publicKey.export({ format: "pem", type: "spki" }).toString();
const damaged = (at: number) => {
  const bytes = Buffer.from(key.der);
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return wrapped(begin, bytes.toString("base64"), end);
};

/** The key with another private number and no public key. */
const withNumber = (hex: string) =>
  `3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420${hex}`.replace(/^(.*)$/, (all) =>
    base64(Buffer.from(all, "hex")),
  );
const order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

it("takes every number that a P-256 key can have", () => {
  for (const hex of [`${"00".repeat(31)}01`, order.replace(/1$/, "0")])
    expect(normalisePrivateKey(withNumber(hex)).ok).toBe(true);
});

describe("shapes that are no usable key", () => {
  it.each([
    ["", "empty"],
    [" \n\t", "empty"],
    ['""', "empty"],
    ["\ufeff", "empty"],
    [pkcs8.slice(0, 130), "truncated"],
    [body.slice(0, 100), "truncated"],
    [`${begin}\n${end}\n`, "truncated"],
    [begin, "truncated"],
    [base64(pkcs8).slice(0, 120), "truncated"],
    [damaged(key.der.length - 3), "damaged"],
    [withNumber("00".repeat(32)), "damaged"],
    [withNumber(order), "damaged"],
    [wrapped(begin, base64("no key at all, only words that are long enough"), end), "damaged"],
    [`${begin}\n!!!!\n${end}\n`, "damaged"],
    [
      key.privateKey.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "p" }).toString(),
      "encrypted",
    ],
    [
      key.privateKey
        .export({ format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "p" })
        .toString("base64"),
      "encrypted",
    ],
    [
      key.privateKey.export({ format: "pem", type: "sec1", cipher: "aes-256-cbc", passphrase: "p" }).toString(),
      "encrypted",
    ],
    [spki, "public-key"],
    [base64(key.publicKey.export({ format: "der", type: "spki" })), "public-key"],
    ["ecdsa-sha2-nistp256 AAAA me@example.com", "public-key"],
    ["-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n", "certificate"],
    ["-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n", "certificate-request"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "openssh"],
    [pem(rsa), "rsa"],
    [rsa.privateKey.export({ format: "pem", type: "pkcs1" }).toString(), "rsa"],
    [base64(rsa.privateKey.export({ format: "der", type: "pkcs1" })), "rsa"],
    [pem(generateKeyPairSync("ed25519")), "ed25519"],
    [pem(generateKeyPairSync("x25519")), "ed25519"],
    [curve("P-384"), "p384"],
    [curve("P-521"), "p521"],
    [curve("secp256k1"), "secp256k1"],
    [curve("brainpoolP256r1"), "other-curve"],
    [
      generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export({ format: "pem", type: "sec1" }).toString(),
      "p384",
    ],
    [pem(generateKeyPairSync("ec", { namedCurve: "P-256", paramEncoding: "explicit" })), "other-curve"],
    ["<!DOCTYPE html><html><body>Sign in</body></html>", "html"],
    ["<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "html"],
    [base64("<!DOCTYPE html><html><body>Sign in</body></html>"), "html"],
    [JSON.stringify({ key_id: "A", key: pkcs8 }), "json"],
    ["eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln", "jwt"],
    ["./keys/AuthKey_ABC.p8", "path"],
    ["AuthKey_ABC.p8", "path"],
    ["~/keys/AuthKey_ABC.p8", "path"],
    ["C:\\new\\AuthKey_ABC.p8", "path"],
    ["file:///tmp/x.p8", "path"],
    ["https://example.com/AuthKey.p8?token=CANARY", "url"],
    ["$KEY", "variable"],
    [`\${KEY}`, "variable"],
    [`\${{ secrets.KEY }}`, "variable"],
    [`${begin}\n$KEY\n${end}`, "variable"],
    ["***", "masked"],
    ["[REDACTED]", "masked"],
    [`${begin}\n***\n${end}`, "masked"],
    ["ABCDE12345", "key-id"],
    ["69a6de70-03db-47e3-e053-5b8c7c11a4d1", "issuer-id"],
    [key.der.toString("utf8"), "binary"],
    ["x".repeat(65_537), "too-long"],
    ["changeme", "unknown"],
    ["-----BEGIN SOMETHING-----\nMAA=\n-----END SOMETHING-----", "unknown"],
  ])("%#: %.30s", (text, shape) => {
    const result = normalisePrivateKey(text);
    expect(result).toMatchObject({ ok: false, shape, code: shape === "empty" ? "key/empty" : "key/invalid" });
  });
});
