import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions, resolveLock } from "../../src/index.js";

const released = ["0.9.1", "0.9.2", "0.10.1", "1.0.0", "1.2.0", "1.2.10", "2.0.0"];

describe("a version lock", () => {
  test.each([
    ["", "2.0.0", true],
    ["2", "2.0.0", true],
    ["1", "1.2.10", true],
    ["1.x.x", "1.2.10", true],
    ["01", "1.2.10", true],
    ["1.2", "1.2.10", true],
    ["1.2.x", "1.2.10", true],
    ["1.2.0", "1.2.0", true],
    ["0", "0.10.1", true],
    ["0.9", "0.9.2", true],
    // Nothing matches: the last version before it.
    ["3", "2.0.0", false],
    ["2.0.1", "2.0.0", false],
    ["1.2.9", "1.2.0", false],
    ["1.1", "1.0.0", false],
    ["1.99", "1.2.10", false],
    ["0.1", "0.9.1", false],
    ["0.0.1", "0.9.1", false],
    // Nothing before it is of its minor version: the first that is.
    ["0.10.0", "0.10.1", false],
    ["0.9.0", "0.9.1", false],
    ["0.10.2", "0.10.1", false],
    ["0.10", "0.10.1", true],
    // No version at all: the newest.
    ["main", "2.0.0", false],
    ["v1", "2.0.0", false],
    ["1.2.0.0", "2.0.0", false],
    ["x", "2.0.0", false],
    ["1.x", "2.0.0", false],
    ["1.x.0", "2.0.0", false],
    ["x.x.x", "2.0.0", false],
    ["1.", "2.0.0", false],
    [" 1", "2.0.0", false],
    ["-1", "2.0.0", false],
    ["1e9", "2.0.0", false],
    ["9".repeat(400), "2.0.0", false],
  ])("%j", (lock, version, known) => {
    expect(resolveLock(released, lock)).toEqual({ version, known });
  });

  test("of any kind gives a released version", () => {
    const lock = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,3}(\.\d{1,3}|\.x){0,2}$/));
    fc.assert(
      fc.property(lock, (text) => {
        expect(released).toContain(resolveLock(released, text).version);
      }),
    );
  });

  test("of a released version is that version", () => {
    for (const version of released) expect(resolveLock(released, version)).toEqual({ version, known: true });
  });
});

test("versions are compared as numbers", () => {
  expect([...released].reverse().sort(compareVersions)).toEqual(released);
  expect(compareVersions("1.2", "1.2.0")).toBe(0);
});
