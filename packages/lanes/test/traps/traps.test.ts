import { describe, expect, test } from "vitest";
import { examineLane, filesFolder, type LaneTrap } from "../../src/index.js";
import { KEY, type Project, traps } from "./projects.js";

// Every trap, with its place and its way out; and the same lane without it, of which nothing of the kind is said.

async function found(project: Project): Promise<readonly LaneTrap[]> {
  const { fastfile, files = {}, env = {}, lane = "beta", version } = project;
  const { traps: all } = await examineLane(filesFolder({ "fastlane/Fastfile": fastfile, ...files }), {
    workDir: "",
    environment: { CI: "true", BITRISE_IO: "true", ...env },
    lane,
    ...(version === undefined ? {} : { version }),
  });
  return all;
}

describe.each(traps.map((each) => [each.title ?? each.code, each] as const))("%s", (_, { code, ...each }) => {
  test("is found, with its place and its way out", async () => {
    const all = await found(each);
    const [trap] = all.filter((one) => one.code === code);
    expect([trap?.severity, trap?.at]).toEqual([each.severity, each.at]);
    expect(trap?.help).toMatch(each.help);
    expect(`${trap?.message} ${trap?.help}`).not.toMatch(/CANARY|example\.com/);
  });

  test("is not said of a lane without it", async () => {
    const all = await found({ ...each, ...each.without });
    expect(all.map((one) => one.code)).not.toContain(code);
  });
});

describe("a lane", () => {
  test("that does all well walks into none", async () => {
    const fastfile = `lane :beta do\n  key = app_store_connect_api_key(${KEY})\n  sigh(api_key: key)\n  pilot(api_key: key)\nend\n`;
    expect(await found({ fastfile, env: { ASC_KEY: "x" }, files: {} })).toEqual([]);
  });

  test("that goes two ways, and fails on one of them, is no error", async () => {
    const fastfile = 'lane :beta do\n  sh("x") == "y" ? cert : pilot(username: "a")\nend\n';
    const env = { APP_STORE_CONNECT_API_KEY_PATH: "step.json" };
    const files = { "step.json": '{"key_id": "A", "key": "x"}' };
    expect((await found({ fastfile, env, files })).every(({ severity }) => severity !== "error")).toBe(true);
  });
});
