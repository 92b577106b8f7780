import { afterEach, describe, expect, it } from "vitest";
import { folder, run } from "./run.js";

const made: (() => void)[] = [];
afterEach(() => {
  for (const remove of made.splice(0)) remove();
});

const yaml = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - deploy-to-itunesconnect-deliver@2:
        inputs:
        - api_key_path: $ASC_KEY_URL
        - api_issuer: $ASC_ISSUER
`;
const secrets =
  "envs:\n- ASC_KEY_URL: https://h.example/AuthKey_2X9R4HXF34.p8\n- ASC_ISSUER: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n";
const exposing = "exposed: [ASC_KEY_URL, ASC_ISSUER]\n";

async function codes(files: Record<string, string>, ...flags: string[]) {
  const { path, remove } = folder({ "bitrise.yml": yaml, ...files });
  made.push(remove);
  const { stdout, exitCode } = await run(["preview", "--format", "json", ...flags], { cwd: path });
  const [step] = JSON.parse(stdout).workflows[0].steps;
  const found: { code: string }[] = step.resolution.diagnostics;
  return {
    exitCode,
    status: step.resolution.status,
    origin: step.resolution.origin,
    found: found.map(({ code }) => code),
  };
}

describe("--context pr", () => {
  const file = { ".bitrise.secrets.yml": secrets };

  it("takes the secrets beside the file away", async () => {
    const answer = await codes(file, "--context", "pr");
    expect(answer).toMatchObject({ exitCode: 1, status: "failed" });
    expect(answer.found).toEqual(expect.arrayContaining(["account/unauthorized", "credentials/none"]));
  });

  it("leaves those that are exposed, by a flag or in stepauth.yml", async () => {
    const flags = ["--context", "pr", "--exposed", "ASC_KEY_URL", "--exposed", "ASC_ISSUER"];
    expect(await codes(file, ...flags)).toMatchObject({ status: "resolved", origin: "inputs" });
    const configured = { ...file, "stepauth.yml": exposing };
    expect(await codes(configured, "--context", "pr")).toMatchObject({ status: "resolved", origin: "inputs" });
    expect((await codes(file, "--context", "pr", "--exposed", "ASC_KEY_URL")).found).toContain(
      "inputs/api-issuer-missing",
    );
  });

  it("takes an exposed secret that no file names for one that only the build knows", async () => {
    const flags = ["--context", "pr", "--exposed", "ASC_KEY_URL", "--exposed", "ASC_ISSUER"];
    expect(await codes({}, ...flags)).toMatchObject({ status: "resolved", origin: "inputs" });
    expect(await codes({}, "--context", "pr")).toMatchObject({ status: "failed" });
  });

  it("leaves a secrets file and an account that are named", async () => {
    const named = await codes({ "s.yml": secrets }, "--context", "pr", "--secrets", "s.yml");
    expect(named).toMatchObject({ exitCode: 0, status: "resolved", origin: "inputs" });
    expect(await codes(file, "--context", "pr", "--account", "api-key")).toMatchObject({ origin: "connection" });
  });
});

describe("--context ci", () => {
  it("knows that what a secrets file does not name is no secret, and nothing without one", async () => {
    expect(await codes({})).toMatchObject({ status: "resolved", origin: "inputs" });
    const partial = { ".bitrise.secrets.yml": "envs:\n- ASC_KEY_URL: https://h.example/AuthKey_2X9R4HXF34.p8\n" };
    expect((await codes(partial)).found).toContain("inputs/api-issuer-missing");
    expect((await codes({ "s.yml": "envs: []\n" }, "--secrets", "s.yml")).status).toBe("resolved");
    expect((await codes({ "s.yml": "envs: []\n" }, "--secrets", "s.yml")).origin).toBe("connection");
  });
});

it("refuses a name in stepauth.yml that is none", async () => {
  const { path, remove } = folder({ "bitrise.yml": yaml, "stepauth.yml": "exposed: [not a name]\n" });
  made.push(remove);
  expect((await run(["lint"], { cwd: path })).stdout).toContain("config/invalid");
});
