import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { publicKeyFingerprint } from "../../src/keys/fingerprint.js";
import { inspectPrivateKey } from "../../src/keys/inspect.js";
import { makeKey, scalarOf } from "./material.js";

const key = makeKey();
const hasOpenssl = (() => {
  try {
    return execFileSync("openssl", ["version"]).length > 0;
  } catch {
    return false;
  }
})();

describe("publicKeyFingerprint", () => {
  it("is the same for every form of a key", async () => {
    const expected = await publicKeyFingerprint(key.pkcs8);
    expect(expected).toMatch(/^([0-9a-f]{2}:){31}[0-9a-f]{2}$/);
    for (const form of [key.sec1, key.body, key.pkcs8.replaceAll("\n", "\\n")])
      expect(await publicKeyFingerprint(form)).toBe(expected);
    expect(await publicKeyFingerprint(makeKey().pkcs8)).not.toBe(expected);
  });

  it.runIf(needs(hasOpenssl, "fingerprints are not compared with openssl, which is not there"))(
    "is what the documented openssl command gives",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "stepauth-test-"));
      try {
        writeFileSync(join(folder, "k.p8"), key.pkcs8, { mode: 0o600 });
        const command = `openssl pkey -in '${join(folder, "k.p8")}' -pubout -outform DER | openssl dgst -sha256 -c`;
        const output = execFileSync("sh", ["-c", command]).toString();
        expect(output.trim().split("= ")[1]).toBe(await publicKeyFingerprint(key.pkcs8));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it("works without the public key inside", async () => {
    const prefix = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";
    const bare = Buffer.from(prefix + scalarOf(key.privateKey), "hex").toString("base64");
    expect(await publicKeyFingerprint(bare)).toBe(await publicKeyFingerprint(key.pkcs8));
  });

  it("refuses a public key that does not belong to the private one", async () => {
    const mixed = Buffer.concat([key.der.subarray(0, -64), makeKey().der.subarray(-64)]).toString("base64");
    await expect(publicKeyFingerprint(mixed)).rejects.toMatchObject({ code: "key/invalid" });
  });

  it("refuses other keys", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 })
      .privateKey.export({ format: "pem", type: "pkcs8" })
      .toString();
    await expect(publicKeyFingerprint(rsa)).rejects.toMatchObject({ code: "key/invalid" });
    await expect(publicKeyFingerprint("")).rejects.toMatchObject({ code: "key/empty" });
  });
});

describe("inspectPrivateKey", () => {
  it("describes a key that is usable as it is", () => {
    expect(inspectPrivateKey(key.pkcs8)).toMatchObject({
      ok: true,
      shape: "pkcs8",
      repairs: [],
      length: key.pkcs8.length,
      lines: 6,
      longestLine: 64,
      lineEnds: "lf",
      literalLineEnds: 0,
      quotes: "none",
      byteOrderMark: false,
      leadingWhitespace: 0,
      trailingWhitespace: 1,
      markers: ["BEGIN PRIVATE KEY", "END PRIVATE KEY"],
    });
  });

  it("describes a mangled one", () => {
    expect(inspectPrivateKey(`\ufeff"${key.sec1.replaceAll("\n", "\\n")}"\r\n`)).toMatchObject({
      ok: true,
      shape: "sec1",
      lineEnds: "crlf",
      quotes: "double",
      byteOrderMark: true,
      literalLineEnds: key.sec1.split("\n").length - 1,
      trailingWhitespace: 2,
      markers: ["BEGIN EC PRIVATE KEY", "END EC PRIVATE KEY"],
    });
  });

  it("counts every character once", () => {
    const { classes } = inspectPrivateKey("Ab1+/= \n\u0000-é");
    expect(classes).toEqual({
      upperCase: 1,
      lowerCase: 1,
      digits: 1,
      base64Symbols: 3,
      whitespace: 2,
      otherAscii: 1,
      control: 1,
      nonAscii: 1,
    });
  });

  it("shows no part of the key", () => {
    const report = JSON.stringify(inspectPrivateKey(key.pkcs8));
    for (let at = 0; at + 8 < key.body.length; at += 1) expect(report).not.toContain(key.body.slice(at, at + 8));
  });
});
