import { spawnSync } from "node:child_process";
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
[ -n "$LIMIT" ] || LIMIT=999999
size=$(wc -c < "$FAKE_ENVMAN/$3" 2> /dev/null || echo 0)
[ "$size" -gt "$LIMIT" ] && { rm "$FAKE_ENVMAN/$3"; printf '\\033[31mFATA\\033[0m value too large (%s bytes)\\n' "$size"; exit 1; }
[ -n "$ENVMAN_ENVSTORE_PATH" ] && echo "- $3: of $1" >> "$ENVMAN_ENVSTORE_PATH"
exit 0
`;

const idmsa = Array.from({ length: 40 }, (_, index) => ({
  ...{ name: `c${index}`, path: "/", value: "v".repeat(1_000), domain: "idmsa.apple.com" },
}));
const largeSession = { ...appleIdDocument, session_cookies: { "https://idmsa.apple.com": idmsa } };

let cwd: string;
let env: Record<string, string>;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "apple-id.json": JSON.stringify({ ...appleIdDocument, password: `${canary}_$HOME 'a' "b" \\n` }),
    "large.json": JSON.stringify(largeSession),
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

  const handOver = (account: string, more: Record<string, string>) =>
    exported(["fastlane", "--account", account, "--to", "envman", "--dir", "out"], more);

  it("one that refuses: its words, without the value, and no file stays", async () => {
    const ran = await handOver("key.json", { REFUSE: "PILOT_API_KEY_PATH" });
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain(
      'envman did not take PILOT_API_KEY_PATH: it ended with 1, and says "the value was [redacted]". (export/failed)',
    );
    expect(existsSync(join(cwd, "out"))).toBe(false);
    const secret = await handOver("apple-id.json", { REFUSE: "FASTLANE_PASSWORD" });
    expect(secret.stderr).toContain("the value was [redacted]");
    for (const form of secretForms()) expect(secret.stderr).not.toContain(form);
  });

  it("a limit that is not known is met by the largest, before anything is handed over", async () => {
    const ran = await handOver("large.json", { LIMIT: "20480" });
    expect(ran).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ran.stderr).toMatch(/FASTLANE_SESSION: it ended with 1, and says "FATA value too large \(\d+ bytes\)"/);
    expect(ran.stderr).toContain("older ones 20 KB");
    expect(readdirSync(join(cwd, "given"))).toEqual(["calls"]);
    expect(readFileSync(join(cwd, "given/calls"), "utf8")).toBe("pipe add --key FASTLANE_SESSION --no-expand\n");
  });

  it.each([
    [{ env_bytes_limit_in_kb: 20 }, /^error: FASTLANE_SESSION has \d+ KB, and envman takes 20 KB a variable/],
    [{ env_list_bytes_limit_in_kb: 20 }, /^error: The variables have \d+ KB together, and envman takes 20 KB/],
  ])("a limit that is known keeps all of them: %j", async (config, words) => {
    mkdirSync(join(cwd, ".envman"));
    writeFileSync(join(cwd, ".envman/configs.json"), JSON.stringify(config));
    const ran = await handOver("large.json", {});
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr.split("\n").find((line) => line.startsWith("error"))).toMatch(words);
    expect(existsSync(join(cwd, "given"))).toBe(false);
  });

  it("what was handed over before one was refused is taken back", async () => {
    const store = join(cwd, "envstore.yml");
    writeFileSync(store, "envs:\n- MINE: stays\n");
    const ran = await handOver("apple-id.json", { REFUSE: "FASTLANE_USER", ENVMAN_ENVSTORE_PATH: store });
    expect(ran.exitCode).toBe(1);
    expect(readFileSync(join(cwd, "given/calls"), "utf8")).toContain("add --key FASTLANE_SESSION");
    expect(readFileSync(store, "utf8")).toBe("envs:\n- MINE: stays\n");
    await handOver("apple-id.json", { REFUSE: "FASTLANE_USER" });
    expect(readFileSync(join(cwd, "given/calls"), "utf8")).toContain("unset --key FASTLANE_SESSION");
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

  const value = fc.string({
    unit: fc.constantFrom("a", "'", '"', "`", "\\", "n", "\n", "\r", "$", "#", " ", "=", ":", "é"),
    maxLength: 12,
  });

  it("to a shell as well", () => {
    const named = (values: readonly string[]) => {
      const writable = values.flatMap((one, index) => {
        try {
          toDotenv({ V: one });
          return [[`V${index}`, one] as const];
        } catch {
          return []; // Refused, which the next test looks at.
        }
      });
      return Object.fromEntries(writable);
    };
    const fixed = [
      "it's",
      "a'b$HOME",
      "a'b`id`",
      "$(id)'",
      "a'b\\",
      "'\n FOO=bar'\nBAZ: '1' \"",
      "it's\r$x",
      "'$\nSTEPAUTH_VALUE_END\n",
    ];
    for (const values of [fixed, fc.sample(value, 1_000)]) {
      const variables = named(values);
      expect(Object.keys(variables).length).toBeGreaterThan(values.length / 2);
      writeFileSync(join(cwd, "build.env"), toDotenv(variables));
      const { stdout, status, stderr } = spawnSync("sh", ["-euc", "set -a; . ./build.env; env -0"], {
        cwd,
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const seen = Object.fromEntries(
        stdout.split("\0").map((pair) => [pair.split("=", 1)[0], pair.replace(/^[^=]*=/s, "")]),
      );
      expect(seen).toMatchObject(variables);
      expect(parse(readFileSync(join(cwd, "build.env"), "utf8"))).toEqual(variables);
    }
  });

  it("any value comes back, or it is refused", () => {
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
