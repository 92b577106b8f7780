import { chmodSync, chownSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { folder, type Ran, type RunOptions, run } from "../run.js";

const head = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';
const steps = (text: string) => `${head}workflows:\n  deploy:\n    steps:\n${text}`;
const broken = steps("    - fastlane@3:\n        inputs:\n        - connection: off # why\n");
const repaired = broken.replace("off", '"off"');
const warned = steps("    - fastlane@3:\n        inputs:\n        - lnae: beta\n");
const word = steps("    - fastlane@3:\n        inputs:\n        - lane: off\n");
const fine = steps("    - fastlane@3: {}\n");

const made: ReturnType<typeof folder>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

function files(content: Readonly<Record<string, string | Uint8Array>>): string {
  const one = folder(content);
  made.push(one);
  return one.path;
}

function lint(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(["lint", ...args], { cwd, ...options });
}

async function codes(cwd: string, args: readonly string[], options: RunOptions = {}) {
  const { exitCode, stdout } = await lint(cwd, [...args, "--format", "json"], options);
  const document = JSON.parse(stdout) as {
    schemaVersion: number;
    files: { file: string; diagnostics: { code: string; location?: { line: number; column: number } }[] }[];
  };
  expect(document.schemaVersion).toBe(1);
  const found = document.files.map(({ file, diagnostics }) => [
    file,
    ...diagnostics.map(({ code, location }) => (location ? `${code} ${location.line}:${location.column}` : code)),
  ]);
  return { exitCode, found };
}

describe("what could harm a build", () => {
  const upload = (more = "") =>
    steps(
      `    - deploy-to-itunesconnect-deliver@2:\n        inputs:\n        - itunescon_user: $ASC_USER\n        - password: $ASC_PASSWORD\n${more}`,
    );
  const complete = upload("        - app_password: $ASC_APP_PASSWORD\n");
  const off = (content: string) => content.replace("inputs:\n", 'inputs:\n        - connection: "off"\n');
  const read = (cwd: string) => readFileSync(join(cwd, "bitrise.yml"), "utf8");

  test.each([
    ["where nothing is known of the account", complete, []],
    ["where it leads to what Apple refuses", upload(), ["--account", "api-key"]],
  ])("is left alone by --fix, says why, and is done by --fix-unsafe: %s", async (_, content, account) => {
    const cwd = files({ "bitrise.yml": content });
    const { stdout, stderr } = await lint(cwd, ["--fix", ...account]);
    expect(read(cwd)).toBe(content);
    expect(stdout).toMatch(/`--fix` leaves this: with it, the build would use/);
    expect(stdout).toContain("1 only with --fix-unsafe");
    expect(stderr).not.toContain("repaired");
    const dry = await lint(cwd, ["--fix-unsafe", "--dry-run", ...account]);
    expect(dry.stdout).toContain('+        - connection: "off"');
    expect(read(cwd)).toBe(content);
    expect((await lint(cwd, ["--fix-unsafe", ...account])).stderr).toContain("bitrise.yml: 1 repaired.");
    expect(read(cwd)).toBe(off(content));
  });

  test("is no harm where the account is known and Apple takes what the inputs give", async () => {
    const key = steps(
      "    - deploy-to-itunesconnect-deliver@2:\n        inputs:\n        - api_key_path: file://./AuthKey_ABC1234567.p8\n        - api_issuer: $ASC_ISSUER\n",
    );
    const cwd = files({ "bitrise.yml": key });
    await lint(cwd, ["--fix", "--account", "apple-id"]);
    expect(read(cwd)).toBe(off(key));
  });

  test("is marked in JSON", async () => {
    const cwd = files({ "bitrise.yml": complete });
    const { stdout } = await lint(cwd, ["--format", "json"]);
    const [{ diagnostics }] = JSON.parse(stdout).files;
    const found = diagnostics.find(({ code }: { code: string }) => code === "policy/shipped-differs");
    expect(found).toMatchObject({
      unsafeFix: { title: 'write `connection: "off"`', why: expect.stringContaining("if an API key is connected") },
    });
    expect(found).not.toHaveProperty("fix");
    expect(found).not.toHaveProperty("fixable");
  });

  test("of a plain key path the repair is `file://`, whatever is connected", async () => {
    const key = steps(
      "    - fastlane@3:\n        inputs:\n        - api_key_path: ./keys/AuthKey_2X9R4HXF34.p8\n        - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n",
    );
    const cwd = files({ "bitrise.yml": key });
    await lint(cwd, ["--fix"]);
    expect(read(cwd)).toBe(key.replace("./keys", "file://./keys"));
  });
});

describe("which files", () => {
  test("the usual ones of the folder, when none is named", async () => {
    const cwd = files({ "bitrise.yml": broken, ".bitrise/bitrise.yml": warned, "other.yml": broken });
    expect(await codes(cwd, [])).toEqual({
      exitCode: 1,
      found: [
        ["bitrise.yml", "account/assumed", "inputs/connection-invalid 8:23"],
        [".bitrise/bitrise.yml", "account/assumed", "inputs/unknown 8:11"],
      ],
    });
  });

  test("patterns, hidden folders too, but nothing of node_modules; each file once, by its relative name", async () => {
    const cwd = files({ "b.yml": fine, ".ci/a.yml": fine, "node_modules/x/a.yml": broken, "a[1].yml": fine });
    const { found } = await codes(cwd, ["**/*.yml", "./b.yml", join(cwd, "b.yml"), "a[1].yml"]);
    expect(found.map(([file]) => file)).toEqual([".ci/a.yml", "a[1].yml", "b.yml"]);
  });

  test("standard input, with a name if it is given one", async () => {
    const cwd = files({});
    expect((await codes(cwd, ["-"], { stdin: broken })).found).toEqual([
      ["<stdin>", "account/assumed", "inputs/connection-invalid 8:23"],
    ]);
    expect((await codes(cwd, ["-", "--stdin-filename", "ci/bitrise.yml"], { stdin: fine })).found[0]?.[0]).toBe(
      "ci/bitrise.yml",
    );
  });

  test("what is no workflow file is passed over, unless there is nothing else", async () => {
    const cwd = files({
      "bitrise.yml": fine,
      "compose.yml": "services: {}\ninclude: [a.yml]\n",
      "list.yml": "- 1\n",
      "bad.yml": "a: [\n",
    });
    expect((await lint(cwd, ["bitrise.yml", "compose.yml"])).exitCode).toBe(0);
    expect((await lint(cwd, ["bitrise.yml", "compose.yml"])).stderr).toBe(
      "stepauth: compose.yml is no workflow file.\n",
    );
    expect(await codes(cwd, ["compose.yml"])).toEqual({ exitCode: 1, found: [["compose.yml"]] });
    expect(await codes(cwd, ["list.yml"])).toEqual({ exitCode: 1, found: [["list.yml", "yaml/not-a-mapping 1:1"]] });
    expect((await codes(cwd, ["list.yml", "bitrise.yml"])).found[0]).toEqual(["list.yml"]);
    expect((await codes(cwd, ["bad.yml", "bitrise.yml"])).exitCode).toBe(1);
  });

  test("utility workflows that nothing of the file runs are looked at", async () => {
    const cwd = files({ "part.yml": warned.replace("  deploy:", "  _deploy:") });
    expect((await codes(cwd, ["part.yml"])).found).toEqual([["part.yml", "account/assumed", "inputs/unknown 8:11"]]);
  });
});

test("comments that silence nothing are reported", async () => {
  const cwd = files({ "bitrise.yml": fine.replace("{}", "{} # stepauth-ignore: step/deprecated -- long gone") });
  expect((await codes(cwd, [])).found).toEqual([["bitrise.yml", "account/assumed", "suppression/unused 6:22"]]);
});

describe("exit code 2 and a word about it", () => {
  test.each([
    [["missing.yml"], /^error: The argument names a file that does not exist/],
    [["no-*.yml"], /pattern that matches no file/],
    [["folder"], /folder is a folder/],
    [["latin1.yml"], /latin1\.yml is not UTF-8/],
    [["bitrise.yml", "--format", "html"], /format/],
    [["bitrise.yml", "--max-warnings", "few"], /whole number/],
    [["bitrise.yml", "--dry-run"], /--dry-run goes with --fix/],
    [["bitrise.yml", "--fix", "--dry-run", "--format", "json"], /prints a diff/],
    [["-", "--fix", "--format", "json"], /prints the repaired text/],
    [["-", "bitrise.yml", "--fix"], /prints the repaired text/],
    [["bitrise.yml", "--reveal"], /unknown option/],
    [["bitrise.yml", "--policy", "mine"], /policy/],
  ])("%j", async (args, words) => {
    const cwd = files({ "bitrise.yml": fine, "latin1.yml": new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a]) });
    mkdirSync(join(cwd, "folder"));
    const { exitCode, stdout, stderr } = await lint(cwd, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });

  test("no file at all", async () => {
    expect(await lint(files({}), [])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/no bitrise\.yml here/),
    });
  });

  test.each(["markdown", "sarif", "github"])("preview --reveal --format %s", async (format) => {
    const cwd = files({ "bitrise.yml": fine });
    expect((await run(["preview", "--reveal", "--format", format], { cwd })).exitCode).toBe(2);
  });
});

describe("--max-warnings", () => {
  test.each([
    ["0", 1],
    ["1", 0],
  ])("%s, with one warning: exit %d", async (most, exitCode) => {
    const cwd = files({ "bitrise.yml": warned });
    expect(await lint(cwd, ["--max-warnings", most])).toMatchObject({ exitCode });
  });
});

describe("--fix", () => {
  test("repairs in place, keeps the mode, and leaves nothing else behind", async () => {
    const cwd = files({ "bitrise.yml": `\ufeff${broken.replaceAll("\n", "\r\n")}`, "fine.yml": fine });
    chmodSync(join(cwd, "bitrise.yml"), 0o640);
    const before = statSync(join(cwd, "fine.yml")).mtimeMs;
    const { exitCode, stderr } = await lint(cwd, ["*.yml", "--fix"]);
    expect(stderr).toBe("stepauth: bitrise.yml: 1 repaired.\n");
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, "bitrise.yml"), "utf8")).toBe(`\ufeff${repaired.replaceAll("\n", "\r\n")}`);
    expect(statSync(join(cwd, "bitrise.yml")).mode & 0o777).toBe(0o640);
    expect(statSync(join(cwd, "fine.yml")).mtimeMs).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(["bitrise.yml", "fine.yml"]);
    expect(await lint(cwd, ["*.yml", "--fix"])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("keeps the file's other names, and a file that is longer than before is whole", async () => {
    const longer = broken.replace("# why", `# ${"why ".repeat(500)}`);
    const cwd = files({ "bitrise.yml": longer });
    linkSync(join(cwd, "bitrise.yml"), join(cwd, "other.yml"));
    expect(await lint(cwd, ["bitrise.yml", "--fix"])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(cwd, "other.yml"), "utf8")).toBe(longer.replace("off", '"off"'));
    expect(statSync(join(cwd, "other.yml"))).toMatchObject({ nlink: 2, ino: statSync(join(cwd, "bitrise.yml")).ino });
    expect(readdirSync(cwd).sort()).toEqual(["bitrise.yml", "other.yml"]);
  });

  const isRoot = process.getuid?.() === 0;
  test.runIf(needs(isRoot, "that --fix keeps an owner is not tried: only root can give files away"))(
    "keeps the owner",
    async () => {
      const cwd = files({ "bitrise.yml": broken });
      chownSync(join(cwd, "bitrise.yml"), 1234, 5678);
      expect(await lint(cwd, ["--fix"])).toMatchObject({ exitCode: 0 });
      expect(readFileSync(join(cwd, "bitrise.yml"), "utf8")).toBe(repaired);
      expect(statSync(join(cwd, "bitrise.yml"))).toMatchObject({ uid: 1234, gid: 5678 });
    },
  );

  test("says what it did where another file can't be written", async () => {
    const cwd = files({ "a.yml": broken, "real.yml": broken, "z.yml": broken });
    symlinkSync("real.yml", join(cwd, "b.yml"));
    const { exitCode, stdout, stderr } = await lint(cwd, ["a.yml", "b.yml", "z.yml", "--fix"]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "stepauth: a.yml: 1 repaired.\nstepauth: z.yml: 1 repaired.\nerror: b.yml is not a regular file, so it is not changed.\nName the file that the link leads to.\n",
    );
    expect(["a.yml", "z.yml", "real.yml"].map((name) => readFileSync(join(cwd, name), "utf8"))).toEqual([
      ...[repaired, repaired, broken],
    ]);
  });

  test("never writes through a link", async () => {
    const cwd = files({ "real.yml": broken });
    symlinkSync("real.yml", join(cwd, "bitrise.yml"));
    const { exitCode, stderr } = await lint(cwd, ["bitrise.yml", "--fix"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/not a regular file/) });
    expect(readFileSync(join(cwd, "real.yml"), "utf8")).toBe(broken);
  });

  test("reports what is left, in every format", async () => {
    const cwd = files({ "bitrise.yml": broken.replace("off", "off\n        - lnae: x") });
    expect(await codes(cwd, ["--fix", "--account", "none"])).toEqual({
      exitCode: 0,
      found: [["bitrise.yml", "credentials/none 6:7", "inputs/unknown 9:11"]],
    });
  });

  test("leaves what the configuration ignores", async () => {
    const cwd = files({ "bitrise.yml": broken, "stepauth.yml": "ignore: [inputs/connection-invalid]\n" });
    await lint(cwd, ["--fix"]);
    expect(readFileSync(join(cwd, "bitrise.yml"), "utf8")).toBe(broken);
  });

  test("leaves what a comment silences", async () => {
    const content = broken.replace("# why", "# stepauth-ignore: inputs/connection-invalid -- a test of the step");
    const cwd = files({ "bitrise.yml": content });
    expect((await lint(cwd, ["--fix"])).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "bitrise.yml"), "utf8")).toBe(content);
  });

  test("with --dry-run prints a diff and changes nothing; standard input too", async () => {
    const cwd = files({ "bitrise.yml": broken });
    const diff = [
      "--- a/NAME",
      "+++ b/NAME",
      "@@ -5,4 +5,4 @@",
      "     steps:",
      "     - fastlane@3:",
      "         inputs:",
      "-        - connection: off # why",
      '+        - connection: "off" # why',
      "",
    ].join("\n");
    expect(await lint(cwd, ["--fix", "--dry-run"])).toEqual({
      exitCode: 0,
      stdout: diff.replaceAll("NAME", "bitrise.yml"),
      stderr: "stepauth: bitrise.yml: 1 to repair.\n",
    });
    expect((await lint(cwd, ["-", "--fix", "--dry-run"], { stdin: broken })).stdout).toBe(
      diff.replaceAll("NAME", "<stdin>"),
    );
    expect(readFileSync(join(cwd, "bitrise.yml"), "utf8")).toBe(broken);
  });

  test("with --dry-run and nothing to repair says so, and ends well", async () => {
    const refused = steps("    - fastlane@3:\n        inputs:\n        - connection: mine\n");
    const cwd = files({
      "bitrise.yml": fine,
      "errors.yml": refused,
      "other.yml": "services: {}\n",
      "bad.yml": "a: [\n",
    });
    const dry = (name: string, ...more: string[]) => lint(cwd, [name, "--fix", "--dry-run", ...more]);
    const nothing = { exitCode: 0, stdout: "" };
    expect(await dry("bitrise.yml")).toEqual({ ...nothing, stderr: "stepauth: nothing to repair.\n" });
    expect((await lint(cwd, ["errors.yml"])).exitCode).toBe(1);
    expect(await dry("errors.yml")).toEqual({
      ...nothing,
      stderr: "stepauth: nothing to repair. What is left, stepauth lint shows.\n",
    });
    expect((await dry("bad.yml")).exitCode).toBe(1);
    expect((await dry("other.yml")).exitCode).toBe(1);
  });

  test("prints standard input repaired, and what is left beside it", async () => {
    const cwd = files({});
    const both = warned.replace("inputs:\n", "inputs:\n        - connection: off # why\n");
    expect(await lint(cwd, ["-", "--fix"], { stdin: both })).toEqual({
      exitCode: 0,
      stdout: both.replace("off", '"off"'),
      stderr: expect.stringMatching(
        /^stepauth: warning: <stdin>:9:11: .*\(inputs\/unknown\)\n.*\nstepauth: <stdin>: 1 repaired\.\n$/,
      ),
    });
    const crlf = `\ufeff${fine.replaceAll("\n", "\r\n")}`;
    expect(await lint(cwd, ["-", "--fix"], { stdin: crlf })).toEqual({ exitCode: 0, stdout: crlf, stderr: "" });
    expect(await lint(cwd, ["-", "--fix"], { stdin: "a: [\n" })).toMatchObject({ exitCode: 1, stdout: "a: [\n" });
  });
});

describe("what it says", () => {
  test("the assumption once, then file by file with the line, then a count", async () => {
    const silent = fine.replace("{}", "{} # stepauth-ignore -- why");
    const cwd = files({ "a.yml": word, "b.yml": silent, "c.yml": fine });
    const { stdout } = await lint(cwd, ["*.yml"], { columns: 80 });
    expect(stdout).toBe(
      [
        "info account/assumed",
        "  Nothing is known of the connected account; an API key and an Apple ID are",
        "  assumed to be connected.",
        "  → Say what is connected: `--account api-key`, `apple-id`, `both` or `none`,",
        "    or a saved apple_developer_portal_data.json.",
        "",
        "a.yml",
        "  warning yaml/unquoted",
        "    `lane` is not in quotes, and YAML reads it as something else: `off` becomes",
        "    `false`.",
        "    at a.yml:8:17",
        "    8 |         - lane: off",
        "      |                 ^^^",
        "    → Put the value in quotes, and the step gets it as it is written.",
        "",
        "b.yml",
        "  info suppression/unused",
        "    This comment names no code, so it silences nothing.",
        "    at b.yml:6:22",
        "    6 | … # stepauth-ignore -- why",
        "      |   ^^^^^^^^^^^^^^^^^^^^^^^^",
        "    → Remove it.",
        "",
        "3 files · no errors · 1 warning · 1 can be repaired with --fix",
        "",
      ].join("\n"),
    );
  });

  test("the same as preview", async () => {
    const cwd = files({ "bitrise.yml": broken.replace("off", "off\n        - lnae: x") });
    const { stdout } = await run(["preview", "--format", "json"], { cwd });
    const document = JSON.parse(stdout);
    const previewed = [...document.diagnostics, ...document.workflows[0].steps[0].resolution.diagnostics].map(
      ({ code }) => code,
    );
    expect(previewed).toEqual(["account/assumed", "inputs/connection-invalid", "inputs/unknown"]);
    expect((await codes(cwd, [])).found[0]?.slice(1).map((line) => line.split(" ")[0])).toEqual(previewed);
  });

  test("nothing of an assumption that was asked for", async () => {
    const cwd = files({ "bitrise.yml": fine });
    expect((await codes(cwd, ["--account", "both"])).found).toEqual([["bitrise.yml"]]);
    expect((await codes(cwd, ["--context", "pr"])).found[0]).not.toContain("account/assumed");
  });

  test("progress only where a person watches and there are many files", async () => {
    const many = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [`${name}.yml`, fine]));
    const cwd = files(many);
    expect((await lint(cwd, ["*.yml"])).stderr).toBe("");
    const { stderr } = await lint(cwd, ["*.yml"], { color: true });
    expect(stderr).toContain("\r\u001b[K6/6 f.yml");
    expect(stderr.endsWith("\r\u001b[K")).toBe(true);
    expect((await lint(cwd, ["a.yml"], { color: true })).stderr).toBe("");
  });

  test.each(["sarif", "json"])("one valid document as %s, whatever the files are", async (format) => {
    const cwd = files({ "bad.yml": "a: [\n", "list.yml": "- 1\n" });
    const { stdout } = await lint(cwd, ["bad.yml", "list.yml", "--format", format]);
    expect(Object.keys(JSON.parse(stdout))).toEqual(
      format === "sarif" ? ["$schema", "version", "runs"] : ["schemaVersion", "files"],
    );
  });

  test("secrets of the file and of the secrets file nowhere", async () => {
    const content = steps(
      "    - fastlane@3:\n        inputs:\n        - apple_id: ci@tidepool.dev\n        - password: CANARY_clear_1a2b\n        - app_password: $ASP\n        - work_dir: a/$ASP\n        - lane: off\n",
    );
    const cwd = files({ "bitrise.yml": content, ".bitrise.secrets.yml": "envs:\n- ASP: CANARY_secret_3c4d\n" });
    for (const format of ["table", "json", "sarif", "github", "markdown"]) {
      const { stdout, stderr } = await lint(cwd, ["--format", format]);
      expect(stdout).toContain("secret/in-clear");
      expect(stdout + stderr).not.toContain("CANARY");
    }
    const { stdout } = await lint(cwd, ["--fix", "--dry-run"]);
    expect(stdout).toContain('+        - lane: "off"');
    expect(stdout).not.toContain("CANARY");
  });

  test("commands of GitHub", async () => {
    const cwd = files({ "bitrise.yml": word });
    expect((await lint(cwd, ["--format", "github", "--account", "both"])).stdout).toBe(
      "::warning file=bitrise.yml,line=8,endLine=8,col=17,endColumn=20,title=stepauth yaml/unquoted::`lane` is not in quotes, and YAML reads it as something else: `off` becomes `false`. Put the value in quotes, and the step gets it as it is written.\n",
    );
  });
});
