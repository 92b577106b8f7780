import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { folder, run } from "./run.js";

// A repository can hold links to anything of the machine that it is looked at on. What it was not told to read, it does not.

const WORKFLOW = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - fastlane@3: {}
`;
const SECRET = "CANARY_elsewhere_5d";

let home: string;
let cwd: string;
beforeEach(() => {
  const made = folder({
    ".npmrc": `//registry.invalid/:_authToken: ${SECRET}\n`,
    "shared/bitrise.yml": WORKFLOW,
    "shared/secrets.yml": `envs:\n- PW: ${SECRET}\n`,
    "shared/stepauth.yml": "policy: shipped\n",
    "shared/build.env": `PW=${SECRET}\n`,
    "shared/account.json": "{}",
    "repository/.git/HEAD": "",
    "repository/real/bitrise.yml": WORKFLOW,
    "repository/real/stepauth.yml": "policy: shipped\n",
    "repository/real/secrets.yml": "envs: []\n",
  });
  home = made.path;
  cwd = join(home, "repository");
  return made.remove;
});

const link = (name: string, target: string) => symlinkSync(target, join(cwd, name));
const look = async (...args: string[]) => {
  const ran = await run(args, { cwd });
  expect(ran.stdout + ran.stderr).not.toContain(SECRET);
  return ran;
};
const refused = (flag: string) => ({ exitCode: 2, stdout: "", stderr: expect.stringContaining(flag) });

describe("a workflow file that is a link out of the root", () => {
  it.each([[["preview"]], [["lint"]], [["lint", "bitrise.yml"]], [["preview", "./bitrise.yml"]]])(
    "is refused: %j",
    async (args) => {
      link("bitrise.yml", "../.npmrc");
      expect(await look(...args)).toMatchObject(refused("--root"));
    },
  );

  it("is not what a pattern matches", async () => {
    link("bitrise.yml", "../.npmrc");
    expect(await look("lint", "*.yml")).toMatchObject({ exitCode: 2, stdout: "" });
  });

  it("is refused behind a folder that is a link", async () => {
    link("ci", "../shared");
    expect(await look("preview", "ci/bitrise.yml")).toMatchObject(refused("--root"));
    expect((await look("lint", "**/*.yml")).stderr).not.toContain("ci/");
  });

  it("is read with a root that holds both", async () => {
    link("bitrise.yml", "../shared/bitrise.yml");
    expect(await look("preview")).toMatchObject(refused("--root"));
    expect((await look("preview", "--root", "..", "--account", "none")).exitCode).toBe(0);
    expect((await look("lint", "--root", "..")).exitCode).toBe(0);
  });

  it("is refused also where the file lies out of the root that was named", async () => {
    mkdirSync(join(cwd, "empty"));
    link("bitrise.yml", "../.npmrc");
    expect(await look("preview", "--root", "empty")).toMatchObject(refused("--root"));
    rmSync(join(cwd, "bitrise.yml"));
    expect((await look("preview", "real/bitrise.yml", "--root", "empty", "--account", "none")).exitCode).toBe(0);
  });
});

it("a link within the root passes, and so does the root itself as a link", async () => {
  link("bitrise.yml", "real/bitrise.yml");
  link("stepauth.yml", "real/stepauth.yml");
  link(".bitrise.secrets.yml", "real/secrets.yml");
  const ran = await look("preview", "--account", "none", "--format", "json");
  expect(ran.exitCode).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ policy: "shipped" });
  symlinkSync("repository", join(home, "linked"));
  const elsewhere = await run(["preview", "--account", "none"], { cwd: join(home, "linked") });
  expect(elsewhere.exitCode).toBe(0);
});

it("the secrets file beside it is refused, and read when it is named", async () => {
  link("bitrise.yml", "real/bitrise.yml");
  link(".bitrise.secrets.yml", "../shared/secrets.yml");
  expect(await look("preview")).toMatchObject(refused("--secrets"));
  expect(await look("lint")).toMatchObject(refused("--secrets"));
  expect((await look("preview", "--account", "none", "--secrets", ".bitrise.secrets.yml")).exitCode).toBe(0);
  expect(await look("preview", "--account", "none", "--context", "pr")).toMatchObject(refused("--secrets"));
});

describe("a stepauth.yml that was found", () => {
  beforeEach(() => {
    link("bitrise.yml", "real/bitrise.yml");
    link("stepauth.yml", "../shared/stepauth.yml");
  });

  it("is refused, and read when it is named or the root holds it", async () => {
    expect(await look("preview")).toMatchObject(refused("--root"));
    expect((await look("preview", "--account", "none", "--config", "stepauth.yml")).exitCode).toBe(0);
    expect((await look("preview", "--account", "none", "--root", "..")).exitCode).toBe(0);
    expect((await look("preview", "--account", "none", "--no-config")).exitCode).toBe(0);
  });

  it.each([["resolve"], ["exec"], ["export"], ["token"], ["doctor"]])(
    "is refused by %s, which has no root",
    async (command) => {
      const more = { exec: ["--", "true"], export: ["--to", "dotenv", "--dir", "out"] }[command] ?? [];
      expect(await look(command, "fastlane", ...more)).toMatchObject(refused("--config"));
    },
  );
});

it("files that the command line names may lead anywhere", async () => {
  link("bitrise.yml", "real/bitrise.yml");
  link("build.env", "../shared/build.env");
  link("account.json", "../shared/account.json");
  const ran = await look("preview", "--dotenv", "build.env", "--account", "account.json");
  expect(ran.stderr).toBe("");
  expect(ran.stdout).toContain("account.json");
});
