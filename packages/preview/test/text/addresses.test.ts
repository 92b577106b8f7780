import { expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { maskAddresses } from "../../src/text/addresses.js";

test.each([
  ["https://me:pass@example.com/key.p8", "https://[redacted]@example.com/key.p8"],
  ["https://token@example.com", "https://[redacted]@example.com"],
  ["https://example.com/key.p8?token=abc", "https://example.com/key.p8?[redacted]"],
  ["https://me:p?w@example.com/a?b=c", "https://[redacted]@example.com/a?[redacted]"],
  ["postgres://me:pass@db/name", "postgres://[redacted]@db/name"],
  ["postgres://me:pa/ss@db/name", "postgres://[redacted]@db/name"],
  ["postgres://me:p@ss@db/name", "postgres://[redacted]@db/name"],
  ["postgres://me:p\"s's`@db/name", "postgres://[redacted]@db/name"],
  ["mongodb://me:one@a,me:two@b/name", "mongodb://[redacted]@b/name"],
  ["wss://example.com/socket?key=abc", "wss://example.com/socket?[redacted]"],
  ["s3://AKIA:secret@bucket/key", "s3://[redacted]@bucket/key"],
  ["jdbc:postgresql://me:pass@db/name", "jdbc:postgresql://[redacted]@db/name"],
  ["jdbc:mysql://db/name?user=me&password=pass", "jdbc:mysql://db/name?[redacted]"],
  ["jdbc:sqlserver://db;user=me;password=pass", "jdbc:sqlserver://db;[redacted]"],
  ["jdbc:oracle:thin:me/pass@db:1521:name", "jdbc:oracle:thin:[redacted]@db:1521:name"],
  ["jdbc:oracle:thin:me/pass@//db:1521/name", "jdbc:oracle:thin:[redacted]@//db:1521/name"],
  ["me:pass@host:path", "[redacted]@host:path"],
  ["git::me:pa/ss@host:path", "git::[redacted]@host:path"],
  ["//me:pass@host/path", "//[redacted]@host/path"],
  ["//me:12/34@host", "//[redacted]@host"],
  ["clone `https://me:pass@a`, then `https://b?c`.", "clone `https://[redacted]@a`, then `https://b?[redacted]`."],
  ["`https://a`,https://me:pass@b", "`https://a`,https://[redacted]@b"],
  [`https://me:${"long".repeat(2000)}@example.com`, "https://[redacted]@example.com"],
])("hides user and query: %.60s", (text, shown) => {
  expect(maskAddresses(text)).toBe(shown);
});

test.each([
  "https://github.com/bitrise-steplib/steps-fastlane.git",
  "git::https://github.com/bitrise-steplib/steps-fastlane.git@3.5.2",
  "git::git@github.com:bitrise-steplib/steps-fastlane.git@3.5.2",
  "https://github.com/bitrise-io/bitrise-steplib.git::fastlane@3",
  "http://localhost:8080/steps.git@3.5.2",
  "Is it fastlane@3? Write to d...@example.com.",
  "file:///keys/AuthKey_2X9R4HXF34.p8",
])("leaves alone what holds neither: %s", (text) => {
  expect(maskAddresses(text)).toBe(text);
});

test.each(["//", "//a:", "//a:1/", "`//", "jdbc:", "a:b@", "u:", "a!", "?", '"https://', "@//", "//@"])(
  "takes time that grows with the text: %s",
  async (piece) => {
    const hide = (size: number) => maskAddresses(`${"a".repeat(size)}${piece.repeat(size)}:b@h`);
    expect(await growthFourfold(hide, 150_000)).toBeLessThan(LINEAR);
  },
);
