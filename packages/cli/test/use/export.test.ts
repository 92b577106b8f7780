import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "dotenv";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { toDotenv } from "../../src/use/dotenv.js";
import { folder, run } from "../run.js";
import { apiKeyDocument, appleIdDocument, canary, key, secretForms } from "./material.js";

// A fake envman: like the real one it reads its input only from a pipe, and it notes what it was given.
const ENVMAN = `#!/bin/sh
[ -p /dev/stdin ] && where=pipe || where=other
mkdir -p "$FAKE_ENVMAN"
echo "$where $*" >> "$FAKE_ENVMAN/calls"
[ "$1" = add ] && cat > "$FAKE_ENVMAN/$3"
[ "$3" = "$REFUSE" ] && { echo "the value was $(cat "$FAKE_ENVMAN/$3")" >&2; exit 1; }
exit 0
`;

let cwd: string;
let env: Record<string, string>;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "apple-id.json": JSON.stringify({ ...appleIdDocument, password: `${canary}_$HOME 'a' "b" \\n` }),
    "bin/envman": ENVMAN,
  });
  cwd = made.path;
  chmodSync(join(cwd, "bin/envman"), 0o755);
  env = { PATH: `${join(cwd, "bin")}${delimiter}/usr/bin${delimiter}/bin`, FAKE_ENVMAN: join(cwd, "given") };
  return made.remove;
});
const exported = (args: readonly string[], more: Record<string, string> = {}) =>
  run(["export", ...args], { cwd, env: { ...env, ...more } });
const mode = (path: string) => statSync(join(cwd, path)).mode & 0o777;

describe("export --to envman", () => {
  it("hands every variable over through a pipe, unexpanded", async () => {
    const ran = await exported(["fastlane", "--account", "apple-id.json", "--to", "envman", "--dir", "out"]);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "" });
    const calls = readFileSync(join(cwd, "given/calls"), "utf8").trim().split("\n");
    expect(calls).toContain("pipe add --key FASTLANE_PASSWORD --no-expand");
    expect(calls.every((call) => call.startsWith("pipe add --key ") && !call.includes(canary))).toBe(true);
    expect(readFileSync(join(cwd, "given/FASTLANE_PASSWORD"), "utf8")).toBe(`${canary}_$HOME 'a' "b" \\n`);
    expect(readFileSync(join(cwd, "given/FASTLANE_SESSION"), "utf8")).toContain("- !ruby/object:HTTP::Cookie\n");
    expect(existsSync(join(cwd, "out"))).toBe(false);
    for (const secret of secretForms()) expect(ran.stderr).not.toContain(secret);
  });

  it("files are the owner's alone, and --clean removes them and nothing else", async () => {
    await exported(["fastlane", "--account", "key.json", "--to", "envman", "--dir", "out/deep"]);
    const path = readFileSync(join(cwd, "given/APP_STORE_CONNECT_API_KEY_PATH"), "utf8");
    expect(path).toBe(join(cwd, "out/deep/api_key.json"));
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ key_id: key.keyId, key: key.privateKey });
    expect(mode("out/deep")).toBe(0o700);
    for (const name of readdirSync(join(cwd, "out/deep"))) expect(mode(`out/deep/${name}`)).toBe(0o600);
    writeFileSync(join(cwd, "out/deep/mine.txt"), "mine");
    expect(await exported(["--clean", "out/deep"])).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(cwd, "out/deep"))).toEqual(["mine.txt"]);
    expect(await exported(["--clean", "out/deep"])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("nothing"),
    });
    expect(await exported(["--clean", "not/there"])).toMatchObject({ exitCode: 0 });
  });

  it("a folder that was made for it goes as well", async () => {
    await exported(["fastlane", "--account", "key.json", "--to", "envman", "--dir", "out"]);
    await exported(["--clean", "out"]);
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  it("removes what the step removes", async () => {
    await exported(["deliver", "--account", "apple-id.json", "--to", "envman", "--dir", "out"], {
      FASTLANE_PASSWORD: "x",
    });
    expect(readFileSync(join(cwd, "given/calls"), "utf8")).toContain("unset --key FASTLANE_PASSWORD");
  });

  it("one that refuses: said without its words, and no file stays", async () => {
    const ran = await exported(["fastlane", "--account", "key.json", "--to", "envman", "--dir", "out"], {
      REFUSE: "PILOT_API_KEY_PATH",
    });
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain(
      "envman did not take PILOT_API_KEY_PATH: it ended with 1. (export/failed)".replace(" (export/failed)", ""),
    );
    expect(existsSync(join(cwd, "out"))).toBe(false);
    const secret = await exported(["fastlane", "--account", "apple-id.json", "--to", "envman", "--dir", "out"], {
      REFUSE: "FASTLANE_PASSWORD",
    });
    expect(secret.stderr).not.toContain(canary);
  });

  it("none at all", async () => {
    const ran = await exported(["fastlane", "--account", "key.json", "--to", "envman", "--dir", "out"], {
      PATH: "/usr/bin:/bin",
    });
    expect(ran).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("it was not found") });
  });
});

describe("export --to dotenv", () => {
  it("prints what a dotenv reader gives back", async () => {
    const ran = await exported(["fastlane", "--account", "apple-id.json", "--to", "dotenv", "--dir", "out"]);
    expect(parse(ran.stdout)).toMatchObject({
      FASTLANE_USER: "connected@example.com",
      FASTLANE_PASSWORD: `${canary}_$HOME 'a' "b" \\n`,
      FASTLANE_SESSION: expect.stringContaining(`value: ${canary}_cookie\n`),
    });
    expect(ran.stderr).not.toContain(canary);
  });

  it("names the arguments that the tool needs as well", async () => {
    const ran = await exported(["application-loader", "--account", "key.json", "--to", "dotenv", "--dir", "out"]);
    expect(ran.stdout).toBe(`API_PRIVATE_KEYS_DIR='${join(cwd, "out")}'\n`);
    expect(ran.stderr).toContain(`--apiKey ${key.keyId} --apiIssuer ${key.issuerId}`);
  });

  it("any value comes back, or it is refused", () => {
    const value = fc.string({
      unit: fc.constantFrom("a", "'", '"', "`", "\\", "n", "\n", "\r", "$", "#", " ", "=", "é"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(value, value, (first, second) => {
        let text: string;
        try {
          text = toDotenv({ A: first, B: second });
        } catch {
          expect((first + second).replace(/[^'"`\\\r]/g, "").length).toBeGreaterThan(0);
          return;
        }
        expect(parse(text)).toEqual({ A: first, B: second });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("where key files must not go", () => {
  const into = (dir: string, more = {}) =>
    exported(["fastlane", "--account", "key.json", "--to", "dotenv", "--dir", dir], more);

  it("a folder that others may write into", async () => {
    mkdirSync(join(cwd, "open"));
    chmodSync(join(cwd, "open"), 0o777);
    expect(await into("open")).toMatchObject({ exitCode: 2, stdout: "" });
    expect(readdirSync(join(cwd, "open"))).toEqual([]);
  });

  it("a link, a file, the folder of the build's artifacts", async () => {
    mkdirSync(join(cwd, "real"));
    symlinkSync(join(cwd, "real"), join(cwd, "link"));
    expect(await into("link")).toMatchObject({ exitCode: 2 });
    expect(await into("key.json")).toMatchObject({ exitCode: 2 });
    expect(await into("real/x", { BITRISE_DEPLOY_DIR: join(cwd, "real") })).toMatchObject({ exitCode: 2 });
    expect(readdirSync(join(cwd, "real"))).toEqual([]);
  });

  it("over something that is there, a link to elsewhere included", async () => {
    mkdirSync(join(cwd, "out"), { mode: 0o700 });
    writeFileSync(join(cwd, "victim"), "precious");
    symlinkSync(join(cwd, "victim"), join(cwd, "out/api_key.json"));
    expect(await into("out")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("holds api_key.json already"),
    });
    expect(readFileSync(join(cwd, "victim"), "utf8")).toBe("precious");
  });

  it("--clean removes nothing but names that were written, and follows no link", async () => {
    mkdirSync(join(cwd, "out"), { mode: 0o700 });
    writeFileSync(join(cwd, "victim"), "precious");
    writeFileSync(
      join(cwd, "out/.stepauth-export"),
      "../victim\n/etc/passwd\n..\n.stepauth-export/../../victim\nlink\n",
    );
    symlinkSync(join(cwd, "victim"), join(cwd, "out/link"));
    await exported(["--clean", "out"]);
    expect(readFileSync(join(cwd, "victim"), "utf8")).toBe("precious");
    expect(readdirSync(join(cwd, "out"))).toEqual([]);
  });
});

describe("flags", () => {
  it.each([
    [[]],
    [["fastlane"]],
    [["fastlane", "--to", "envman"]],
    [["fastlane", "--to", "x", "--dir", "d"]],
    [["fastlan", "--to", "dotenv", "--dir", "d"]],
  ])("%j", async (args) => expect(await exported(args)).toMatchObject({ exitCode: 2, stdout: "" }));

  it("a step that would fail exports nothing", async () => {
    expect(await exported(["deliver", "--to", "dotenv", "--dir", "out"])).toMatchObject({ exitCode: 1, stdout: "" });
    expect(await exported(["deliver", "--account", "both", "--to", "dotenv", "--dir", "out"])).toMatchObject({
      exitCode: 2,
    });
  });
});
