import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileRef } from "../../src/model.js";
import { writeAuthFiles } from "../../src/node/key-folder.js";
import { materialise } from "../../src/node/materialise.js";
import { Secret } from "../../src/secret.js";
import { canary, failedWith, keyFile, resolutionWith } from "./resolution.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stepauth-test-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe("materialise", () => {
  it("writes the files for their owner only, and removes them when disposed", async () => {
    const auth = await materialise(resolutionWith(), { dir });
    const [path = ""] = auth.files;
    expect([basename(path), statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([
      keyFile.name,
      0o600,
      0o700,
    ]);
    expect(readFileSync(path, "utf8")).toBe(`${canary}\n`);
    await auth.dispose();
    await auth.dispose();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("removes them at the end of an `await using` block, also when it is left by an error", async () => {
    const use = async () => {
      await using auth = await materialise(resolutionWith(), { dir });
      expect(existsSync(auth.files[0] ?? "")).toBe(true);
      throw new Error("expected");
    };
    await expect(use()).rejects.toThrow("expected");
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([0, 0o777])("does not depend on the umask (%i)", async (umask) => {
    const before = process.umask(umask);
    try {
      await using auth = await materialise(resolutionWith(), { dir });
      const [path = ""] = auth.files;
      expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700]);
    } finally {
      process.umask(before);
    }
  });

  it("puts real paths and secrets in place, and searches no value for file names", async () => {
    await using auth = await materialise(resolutionWith(), { dir });
    const [path = ""] = auth.files;
    expect(auth.env).toEqual({ KEY_PATH: path, TOKEN: canary, PLAIN: `\${file:${keyFile.name}}` });
    expect(auth.args).toEqual(["--key", path, "--secret", canary]);
    expect(auth.inputs).toEqual({ api_key_path: `file://${path}`, connection: "off" });
    expect(auth.unsetEnv).toEqual(["OLD"]);
  });

  it("makes no folder where there is nothing to write", async () => {
    await using auth = await materialise(resolutionWith({ files: [], inputs: {}, args: [], env: { A: "b" } }), {
      dir: "/no/such/folder",
    });
    expect(auth.env).toEqual({ A: "b" });
  });

  it("gives several their own folders", async () => {
    await using one = await materialise(resolutionWith(), { dir });
    await using two = await materialise(resolutionWith(), { dir });
    expect(one.files).not.toEqual(two.files);
    await one.dispose();
    expect(existsSync(two.files[0] ?? "")).toBe(true);
  });

  it("listens to signals only while something is alive, and not when it should not", async () => {
    const signals = ["exit", "SIGINT", "SIGTERM", "SIGHUP"] as const;
    const counts = () => signals.map((name) => process.listenerCount(name));
    const before = counts();
    const auths = await Promise.all([1, 2, 3].map(() => materialise(resolutionWith(), { dir })));
    expect(counts()).toEqual(before.map((count) => count + 1));
    await Promise.all(auths.map((auth) => auth.dispose()));
    expect(counts()).toEqual(before);
    await using _ = await materialise(resolutionWith(), { dir, handleSignals: false });
    expect(counts()).toEqual(before.map((count, index) => (index === 0 ? count + 1 : count)));
  });
});

describe("a tool that reads secrets from its environment and looks for keys in a folder", () => {
  const tool = {
    name: "altool",
    commands: ["altool"],
    secretArguments: "env-reference",
    keyDirectoryVariable: "KEYS_DIR",
  } as const;

  it("gets no secret in an argument", async () => {
    await using auth = await materialise(
      resolutionWith({ tool, args: ["-u", "me", "-p", new Secret(canary), "-q", new Secret("")] }),
      { dir },
    );
    expect(auth.args).toEqual(["-u", "me", "-p", "@env:STEPAUTH_ARGUMENT_3", "-q", ""]);
    expect(auth.env).toMatchObject({ STEPAUTH_ARGUMENT_3: canary, KEYS_DIR: dirname(auth.files[0] ?? "") });
  });

  it("is told of no folder without a key file", async () => {
    const files = [{ name: "other.json", mode: 0o600, content: new Secret("{}") }];
    await using auth = await materialise(resolutionWith({ tool, files, env: {}, inputs: {}, args: [] }), { dir });
    expect(auth.env).toEqual({});
  });
});

describe("what goes wrong leaves nothing behind", () => {
  it.each(["../x", "a/b", ".hidden", "", "a\nb", `${"a".repeat(101)}`, "a..b"])("a file named %j", async (name) => {
    const files = [keyFile, { ...keyFile, name }];
    await expect(materialise(resolutionWith({ files }), { dir })).rejects.toMatchObject({ code: "key/id-invalid" });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a file without content", async () => {
    const files = [{ name: keyFile.name, mode: 0o600 }];
    await expect(materialise(resolutionWith({ files }), { dir })).rejects.toMatchObject({ code: "key/unreadable" });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("two files of one name", async () => {
    await expect(materialise(resolutionWith({ files: [keyFile, keyFile] }), { dir })).rejects.toMatchObject({
      code: "files/unwritable",
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a folder that is not there", async () => {
    await expect(materialise(resolutionWith(), { dir: join(dir, "no") })).rejects.toMatchObject({
      code: "files/unwritable",
    });
  });

  it("a NUL character, whose error elsewhere would quote the value", async () => {
    const error: unknown = await materialise(resolutionWith({ env: { A: new Secret(`${canary}\0`) } }), { dir }).catch(
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: "credentials/unusable" });
    expect(inspect(error)).not.toContain(canary);
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a failed resolution", async () => {
    const diagnostics = [
      { code: "session/missing", severity: "warning", message: "w" },
      { code: "key/empty", severity: "error", message: "m", help: "h" },
    ] as const;
    await expect(materialise(failedWith(diagnostics), { dir })).rejects.toMatchObject({
      code: "key/empty",
      message: "m",
      help: "h",
    });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe("writeAuthFiles", () => {
  it("touches nothing that is there, and goes through no link", async () => {
    const target = join(dir, "target");
    for (const prepare of [
      () => writeFileSync(join(dir, keyFile.name), "mine"),
      () => symlinkSync(target, join(dir, keyFile.name)),
    ]) {
      prepare();
      await expect(writeAuthFiles(dir, [{ ...keyFile, name: "first" }, keyFile])).rejects.toMatchObject({
        code: "files/unwritable",
      });
      expect(readdirSync(dir)).toEqual([keyFile.name]);
      rmSync(join(dir, keyFile.name));
    }
    expect(existsSync(target)).toBe(false);
  });
});

describe("the strings of MaterialisedAuth are not shown", () => {
  it("however it is printed, serialised, cloned or spread", async () => {
    await using auth = await materialise(resolutionWith(), { dir });
    const shown = [
      inspect(auth, { depth: null, showHidden: true, getters: true }),
      inspect(auth.env, { showHidden: true }),
      inspect(auth.args),
      inspect({ auth, inputs: auth.inputs }, { depth: null }),
      JSON.stringify(auth),
      JSON.stringify({ ...auth }),
      inspect(structuredClone(JSON.parse(JSON.stringify(auth)))),
      inspect(structuredClone(auth), { depth: null }),
      String(auth),
      `${Object.entries(auth)}`,
    ].join("\n");
    expect(shown).not.toContain(canary);
  });

  it("but are plain for those who use them", async () => {
    await using auth = await materialise(
      resolutionWith({ env: { A: new Secret("b"), F: new FileRef(keyFile.name) } }),
      { dir },
    );
    expect({ ...auth.env }).toEqual({ A: "b", F: auth.files[0] });
    expect(Object.keys(auth.env)).toEqual(["A", "F"]);
  });
});
