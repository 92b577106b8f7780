import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkKeyId } from "../../src/keys/check-key-id.js";
import { isSafeFileName } from "../../src/keys/file-name.js";
import { keyIdFromName } from "../../src/keys/key-id.js";

describe("keyIdFromName", () => {
  it.each([
    ["AuthKey_ABC.p8", "ABC"],
    ["prefix-AuthKey_ABC.p8", "ABC"],
    ["AuthKey_a.b.c.p8", "a.b.c"],
    ["AuthKey_A.p8.bak", "A"],
    ["AuthKey_A.p8.p8", "A.p8"],
    ["AuthKey_AuthKey_A.p8", "AuthKey_A"],
    ["AuthKey_X (1).p8", "X (1)"],
    ["/tmp/keys/AuthKey_ABC.p8", "ABC"],
    ["/tmp/AuthKey_ABC.p8/", "ABC"],
    ["AuthKey_ABC.p8/other.p8", null],
    ["mykey.p8", null],
    ["AuthKey_.p8", null],
    ["AuthKey_.p8.p8", ".p8"],
    ["authkey_ABC.p8", null],
    ["AuthKey_ABC.P8", null],
    ["AuthKey_A\nB.p8", null],
    ["A.p8 AuthKey_", null],
    ["", null],
  ])("%j: %j", (name, keyId) => expect(keyIdFromName(name)).toBe(keyId));

  it("is what the pattern of the released steps gives", () => {
    const names = fc.string({ unit: fc.constantFrom("AuthKey_", ".p8", "A", ".", "\n", "p8"), maxLength: 8 });
    // [^\n] is what `.` means to RE2.
    fc.assert(
      fc.property(names, (name) => {
        expect(keyIdFromName(name)).toBe(/AuthKey_([^\n]+)\.p8/.exec(name)?.[1] ?? null);
      }),
    );
  });
});

describe("checkKeyId", () => {
  const problems = (keyId: string, fromName?: string) =>
    checkKeyId(keyId, fromName).map(({ problem, severity }) => `${severity} ${problem}`);

  it.each([
    ["ABCDE12345", undefined, []],
    ["ABCDE12345", "ABCDE12345", []],
    ["ABCDE12345", "ABCDE54321", ["warning mismatch"]],
    ["abcde12345", undefined, ["warning lower-case"]],
    ["a.b.c", undefined, ["warning form"]],
    ["Bitrise", undefined, ["warning form"]],
    ["ABCDE12345 ", undefined, ["warning white-space"]],
    ["ABCDE12345\n", undefined, ["error impossible", "warning white-space"]],
    ["ABCDE12345 (1)", undefined, ["error impossible", "warning download-copy"]],
    ["ABCDE12345 copy", undefined, ["warning download-copy"]],
    ["ABCDE12345 2", undefined, ["warning download-copy"]],
    ["69a6de70-03db-47e3-e053-5b8c7c11a4d1", undefined, ["warning issuer-id"]],
    ["", undefined, ["error impossible"]],
    ["../x", undefined, ["error impossible"]],
    ["a/b", undefined, ["error impossible"]],
    ["a..b", undefined, ["error impossible"]],
    ["A".repeat(89), undefined, ["warning form"]],
    ["A".repeat(90), undefined, ["error impossible"]],
  ])("%j against %j", (keyId, fromName, expected) => expect(problems(keyId, fromName)).toEqual(expected));

  it("suggests what was meant", () => {
    expect(checkKeyId("ABCDE12345 (1)").map(({ suggestion }) => suggestion)).toEqual(["ABCDE12345", "ABCDE12345"]);
    expect(checkKeyId("abcde12345")[0]).toMatchObject({ suggestion: "ABCDE12345" });
  });

  it("shows nothing that has not the form of a key ID", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 11 }), (keyId) => {
        expect(JSON.stringify(checkKeyId(`canary_${keyId}`))).not.toContain("canary");
      }),
    );
  });
});

describe("isSafeFileName", () => {
  it.each(["AuthKey_ABC.p8", "api key-1_a.json", "a"])("takes %j", (name) => expect(isSafeFileName(name)).toBe(true));
  it.each(["", ".", "..", ".a", "a..b", "a/b", "a\\b", "a\nb", "a\n", "é", "a:b", "a(1)", "a".repeat(101)])(
    "refuses %j",
    (name) => expect(isSafeFileName(name)).toBe(false),
  );
});
