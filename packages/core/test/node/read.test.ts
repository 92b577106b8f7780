import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { readKeyFile, readTextFile } from "../../src/node/read.js";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "stepauth-test-"));
  writeFileSync(join(dir, "file"), "héllo", { mode: 0o640 });
  writeFileSync(join(dir, "closed"), "x", { mode: 0 });
  mkdirSync(join(dir, "folder"));
  symlinkSync(join(dir, "file"), join(dir, "link"));
  symlinkSync("/dev/zero", join(dir, "link-to-device"));
  execFileSync("mkfifo", [join(dir, "pipe")]);
  chmodSync(join(dir, "file"), 0o640);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("readTextFile", () => {
  it.each([
    ["file", { kind: "ok", text: "héllo", mode: 0o640 }],
    ["link", { kind: "ok", text: "héllo", mode: 0o640 }],
    ["missing", { kind: "missing" }],
    ["file/below", { kind: "missing" }],
    ["folder", { kind: "special" }],
    ["pipe", { kind: "special" }],
    ["link-to-device", { kind: "special" }],
    ["a\0b", { kind: "unreadable" }],
  ])("%s", async (name, expected) => expect(await readTextFile(`${dir}/${name}`, 100)).toEqual(expected));

  it.runIf(needs(process.getuid?.() !== 0, "a file that may not be read is not tried, since root may read all"))(
    "a file that may not be read",
    async () => {
      expect(await readTextFile(join(dir, "closed"), 100)).toEqual({ kind: "unreadable" });
    },
  );

  it("keeps to the limit, in bytes", async () => {
    expect((await readTextFile(join(dir, "file"), 6)).kind).toBe("ok");
    expect((await readTextFile(join(dir, "file"), 5)).kind).toBe("too-large");
  });

  it.runIf(needs(process.platform === "linux", "/proc is not read, since only Linux has it"))(
    "keeps to the limit where a file claims to be empty",
    async () => {
      expect((await readTextFile("/proc/self/status", 100)).kind).toBe("too-large");
      expect(await readTextFile("/proc/self/status", 100_000)).toMatchObject({
        kind: "ok",
        text: expect.stringContaining("Pid:"),
      });
    },
  );

  it("says in fixed words what is wrong", async () => {
    await expect(readKeyFile(join(dir, "CANARY"))).rejects.toThrow("The file can't be read: there is no such file.");
  });
});
