import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { altoolKeyFolders, findKeyFiles, findStaleKeyFiles } from "../../src/node/stale-keys.js";
import { makeKey } from "../keys/material.js";

const key = makeKey();
const other = makeKey();
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stepauth-test-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe("key files in altool's folders", () => {
  it("are told apart by their public keys", async () => {
    const places = { home: join(dir, "home"), cwd: join(dir, "work") };
    const contents = [other.pkcs8, key.sec1, "no key", undefined];
    const paths = altoolKeyFolders(places).map((folder) => join(folder, "AuthKey_ABC.p8"));
    contents.forEach((content, index) => {
      if (content === undefined) return;
      const path = paths[index] ?? "";
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, content, { mode: 0o644 });
    });
    const found = await findKeyFiles("ABC", key.pkcs8, places);
    expect(found).toEqual([
      { path: paths[0], verdict: "different", mode: 0o644 },
      { path: paths[1], verdict: "same", mode: 0o644 },
      { path: paths[2], verdict: "unusable", mode: 0o644 },
    ]);
    expect(await findStaleKeyFiles("ABC", key.pkcs8, places)).toEqual([found[0], found[2]]);
    expect(await findStaleKeyFiles("OTHER", key.pkcs8, places)).toEqual([]);
  });

  it("can't be compared with what is no key", async () => {
    await expect(findKeyFiles("ABC", "nothing", { home: dir, cwd: dir })).rejects.toMatchObject({
      code: "key/invalid",
    });
  });
});
