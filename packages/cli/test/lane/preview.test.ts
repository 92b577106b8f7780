import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "@stepauth/lanes";
import { describe, expect, test } from "vitest";
import { laneReader, PROJECT_ROOT as ours } from "../../src/use/lane-reader.js";
import { folder, run } from "../run.js";

// The lane of a fastlane step, below the step.

const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const HEAD = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';
const COOKIE = { name: "DES1", path: "/", value: "CANARY", domain: "apple.com", secure: true, httponly: true };
const APPLE_ID = {
  apple_id: "ci@example.com",
  password: "CANARY_password_7f3a",
  app_specific_password: "CANARY",
  connection_expiry_date: "2026-06-20T00:00:00Z",
  session_cookies: { "https://idmsa.apple.com": [COOKIE] },
};

const KEY_INPUTS = [
  '- connection: "off"',
  "- api_key_path: file://./AuthKey_2X9R4HXF34.p8",
  "- api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22",
];

/** A workflow with one step. */
function workflow(step: string, inputs: readonly string[], envs: readonly string[] = []): string {
  const given = inputs.map((line) => `        ${line}\n`).join("");
  const around = envs.length === 0 ? "" : `app:\n  envs:\n${envs.map((line) => `  ${line}\n`).join("")}`;
  return `${HEAD}${around}workflows:\n  beta:\n    steps:\n    - ${step}:\n        inputs:\n${given}`;
}

interface Shown {
  readonly exitCode: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what JSON.parse gives
  readonly json: any;
}

/** A preview of a folder with such a file in it. */
async function previewed(files: Record<string, string>, args: readonly string[] = []): Promise<Shown> {
  const all = {
    ".git/HEAD": "",
    "account.json": JSON.stringify(APPLE_ID),
    "AuthKey_2X9R4HXF34.p8": pem as string,
    ...files,
  };
  const { path: cwd, remove } = folder(all);
  try {
    const json = await run(["preview", "--format", "json", ...args], { cwd });
    const table = await run(["preview", ...args], { cwd });
    expect(json.stdout + table.stdout).not.toContain("CANARY");
    return { exitCode: json.exitCode, text: table.stdout, json: JSON.parse(json.stdout) };
  } finally {
    remove();
  }
}

const stepOf = ({ json }: Shown) => json.workflows[0].steps[0];
const codes = (shown: Shown): string[] => stepOf(shown).released.diagnostics.map(({ code }: { code: string }) => code);

const TWO_KEYS =
  'lane :beta do\n  app_store_connect_api_key(key_id: "AAAAAAAAAA", issuer_id: "x", key_filepath: "./other.p8")\n  pilot(username: "old@example.com")\nend\n';

describe("the lane of a step", () => {
  const files = {
    "bitrise.yml": workflow("fastlane@3", [...KEY_INPUTS, "- work_dir: ./ios", "- lane: beta"]),
    "ios/fastlane/Fastfile": TWO_KEYS,
  };

  test("stands below the step under each outcome, with its traps in the Fastfile", async () => {
    const shown = await previewed(files);
    const { lane, released } = stepOf(shown);
    expect(lane.released.actions.map(({ key_id: id }: { key_id: string }) => id)).toEqual(["AAAAAAAAAA", "2X9R4HXF34"]);
    expect([lane.released.actions[1].in_house, lane.resolution.actions[1].in_house]).toEqual([null, false]);
    expect(codes(shown)).toEqual(["lane/two-keys", "lane/user-ignored"]);
    expect(released.diagnostics[0].location).toMatchObject({ file: "ios/fastlane/Fastfile", line: 3 });
    expect(shown.text).toContain("lane beta: completes\n      ios/fastlane/Fastfile:2  app_store_connect_api_key");
  });

  test("is what Markdown and HTML show, and lint finds its traps", async () => {
    const { path: cwd, remove } = folder({ ".git/HEAD": "", "AuthKey_2X9R4HXF34.p8": pem as string, ...files });
    try {
      expect((await run(["preview", "--format", "markdown"], { cwd })).stdout).toContain(
        "| pilot | API key 2X9R4HXF34, ",
      );
      expect((await run(["preview", "--format", "html"], { cwd })).stdout).toContain("lane beta: completes");
      expect((await run(["lint"], { cwd })).stdout).toContain("lane/two-keys");
      expect((await run(["lint", "--no-lanes"], { cwd })).stdout).not.toContain("lane/");
    } finally {
      remove();
    }
  });

  test("is left out with --no-lanes, and where the folder is not below the root", async () => {
    expect(stepOf(await previewed(files, ["--no-lanes"]))).not.toHaveProperty("lane");
    const outside = workflow("fastlane@3", [...KEY_INPUTS, "- work_dir: ../elsewhere", "- lane: beta"]);
    expect(stepOf(await previewed({ ...files, "bitrise.yml": outside }))).not.toHaveProperty("lane");
  });

  test("is not read through a link that leads out of the root", async () => {
    const away = folder({ "fastlane/Fastfile": TWO_KEYS });
    const here = folder({ ".git/HEAD": "", "bitrise.yml": workflow("fastlane@3", [...KEY_INPUTS, "- lane: beta"]) });
    try {
      symlinkSync(join(away.path, "fastlane"), join(here.path, "fastlane"));
      const { stdout } = await run(["preview", "--format", "json"], { cwd: here.path });
      expect(JSON.parse(stdout).workflows[0].steps[0]).not.toHaveProperty("lane");
    } finally {
      away.remove();
      here.remove();
    }
  });

  test("that wants what a secret may hold is no error", async () => {
    const shown = await previewed({
      "bitrise.yml": workflow("fastlane@3", ['- connection: "off"', "- lane: beta"]),
      "fastlane/Fastfile": "lane :beta do\n  pilot\nend\n",
    });
    expect(shown.exitCode).toBe(0);
    expect(stepOf(shown).lane.released).toMatchObject({ outcome: "fails", why: "username-missing" });
  });

  test("and what fails it is an error of the build", async () => {
    const key = {
      "bitrise.yml": workflow("fastlane@3", [...KEY_INPUTS, "- lane: beta"]),
      "fastlane/Fastfile": "lane :beta do\n  cert\nend\n",
    };
    const shown = await previewed(key);
    expect([shown.exitCode, codes(shown)]).toEqual([1, ["lane/in-house-missing"]]);
    expect(stepOf(shown).lane.resolution.outcome).toBe("completed");
    const said = workflow("fastlane@3", [...KEY_INPUTS, "- lane: beta"], ['- SPACESHIP_CONNECT_API_IN_HOUSE: "false"']);
    expect((await previewed({ ...key, "bitrise.yml": said })).exitCode).toBe(0);
  });

  test("makes an Apple ID that no action uses an unused one", async () => {
    const apple = (fastfile: string) =>
      previewed(
        {
          "bitrise.yml": workflow("fastlane@3", ["- connection: apple_id", "- lane: beta"]),
          "fastlane/Fastfile": fastfile,
          "asc.json": JSON.stringify({ key_id: "AAAAAAAAAA", issuer_id: "x", key: pem }),
        },
        ["--account", "account.json"],
      );
    expect(codes(await apple('lane :beta do\n  pilot(api_key_path: "asc.json")\nend\n'))).toContain("inputs/unused");
    expect(codes(await apple("lane :beta do\n  pilot\nend\n"))).not.toContain("inputs/unused");
  });

  test("of a script step is shown with what it finds", async () => {
    const script = `${HEAD}workflows:\n  beta:\n    steps:\n    - script:\n        inputs:\n        - content: |-\n            cd ios\n            bundle exec fastlane beta\n`;
    const { json, text } = await previewed({ ...files, "bitrise.yml": script });
    const [{ lanes }] = json.workflows[0].notCovered;
    expect(lanes).toMatchObject([{ call: "beta", outcome: "completed" }]);
    expect(text).toContain("lane beta: completes");
  });
});

describe("locked gems", () => {
  const gems = (...names: string[]) => `GEM\n  specs:\n${names.map((name) => `    ${name}\n`).join("")}`;
  const locked = (lock: string) =>
    previewed(
      { "bitrise.yml": workflow("fastlane@3", ["- connection: apple_id", "- lane: sync"]), "Gemfile.lock": lock },
      ["--account", "account.json"],
    );

  test("that are too old for Apple's login are named without any Fastfile", async () => {
    const shown = await locked(gems("fastlane (2.223.1)"));
    expect(codes(shown)).toEqual(["lane/fastlane-too-old"]);
    expect(stepOf(shown).released.diagnostics[0].location).toMatchObject({ file: "Gemfile.lock", line: 3 });
    expect(codes(await locked(gems("fastlane (2.225.0)")))).toEqual([]);
  });

  test("that can't read the session are named", async () => {
    const shown = await locked(gems("fastlane (2.225.0)", "http-cookie (1.0.3)", "psych (4.0.0)"));
    expect(codes(shown)).toEqual(["lane/session-unreadable"]);
    expect(codes(await locked(gems("fastlane (2.225.0)", "http-cookie (1.0.4)", "psych (4.0.0)")))).toEqual([]);
    expect(codes(await locked(gems("fastlane (2.225.0)", "http-cookie (1.0.3)", "psych (3.3.2)")))).toEqual([]);
  });

  test("of an input are looked at too", async () => {
    const deliver = (version: string) =>
      previewed(
        {
          "bitrise.yml": workflow("deploy-to-itunesconnect-deliver@2", [
            "- connection: apple_id",
            `- fastlane_version: ${version}`,
          ]),
        },
        ["--account", "account.json"],
      );
    expect(codes(await deliver("2.223.1"))).toContain("lane/fastlane-too-old");
    expect(codes(await deliver("2.225.0"))).not.toContain("lane/fastlane-too-old");
  });
});

test("a lane that is started again with the same is followed once", async () => {
  const { path: root, remove } = folder({ "fastlane/Fastfile": "lane :beta do\n  pilot\nend\n" });
  try {
    const reader = laneReader({ root, workingDirectory: root, reveal: false });
    const start = { workDir: "", lane: "beta", environment: { CI: "true" }, files: new Map(), isOpen: false };
    expect(reader.follow({ ...start })).toBe(reader.follow({ ...start }));
    expect(reader.follow({ ...start, lane: "other" })).not.toBe(reader.follow({ ...start }));
    expect((await reader.follow(start)).answer.why).toBe("username-missing");
    expect((await reader.follow({ ...start, lane: "other" })).answer.why).toBe("lane-not-found");
  } finally {
    remove();
  }
});

test("the root is called the same on both sides", () => expect(ours).toBe(PROJECT_ROOT));

// Projects that fastlane's own code answered. They are not part of this repository.
const vectors = join(import.meta.dirname, "../../../../../shared/vectors/fastlane-lanes.jsonl");
const found = existsSync(vectors);
if (!found)
  process.stderr.write("No lane below a step is compared with stepauth lane: there is no ../shared/vectors.\n");

interface Vector {
  readonly files: Readonly<Record<string, string>>;
  readonly work_dir?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly lane: string;
}

describe.skipIf(!found)("what stands below a step", () => {
  test("is what stepauth lane says with the environment of exec", async () => {
    const lines = found ? readFileSync(vectors, "utf8").trim().split("\n") : [];
    const chosen = lines.filter((_, index) => index % 4 === 0).map((line): Vector => JSON.parse(line));
    expect(chosen).toHaveLength(50);
    let compared = 0;
    for (const { files, work_dir: workDir = ".", env, lane } of chosen) {
      const envs = Object.entries(env).map(
        ([name, value]) => `- ${name}: ${JSON.stringify(value)}\n    opts: { is_expand: false }`,
      );
      const inputs = [
        '- connection: "off"',
        `- work_dir: ${JSON.stringify(workDir)}`,
        `- lane: ${JSON.stringify(lane)}`,
      ];
      const { path: cwd, remove } = folder({
        ".git/HEAD": "",
        ...files,
        "wrapped.yml": workflow("fastlane@3", inputs, envs),
      });
      try {
        const preview = await run(["preview", "wrapped.yml", "--account", "none", "--format", "json"], { cwd });
        const given = Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
        const asked = await run(["lane", "--dir", workDir, "--format", "json", ...given, "--", ...lane.split(" ")], {
          cwd,
        });
        const [step] = JSON.parse(preview.stdout).workflows[0].steps;
        if (asked.exitCode === 2) {
          expect(step.lane?.released.outcome ?? "fails").toBe("fails"); // No such lane: a mistake there, a failure here.
          continue;
        }
        compared += 1;
        const [{ outcome, why, actions, assumed }] = JSON.parse(asked.stdout).lanes;
        expect(step.lane.released).toEqual({
          outcome,
          ...(why ? { why } : {}),
          actions,
          ...(assumed ? { assumed } : {}),
        });
      } finally {
        remove();
      }
    }
    expect(compared).toBeGreaterThan(45);
  });
});
