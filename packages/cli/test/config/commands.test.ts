import { describe, expect, it } from "vitest";
import { folder, run } from "../run.js";
import { canary, key } from "../use/material.js";

// What a stepauth.yml does to the commands: which one counts, what it changes, and what it does only when it was named.

const WORKFLOW = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - deploy-to-itunesconnect-deliver@2.23.0: {}
    - ios-auto-provision@2.0.3: {}
`;
const ACCOUNTS = `accounts:
  - { name: acme, type: api-key, person: jane, issuerId: ${key.issuerId}, keyId: ${key.keyId}, privateKey: { path: keys/a.p8 } }
  - { name: jane, type: apple-id, person: jane, appleId: jane@example.com, password: { env: JANE_PW }, session: { path: session.yml }, codeGivenAt: 2026-05-20 }
  - { name: old, type: apple-id, person: joe, appleId: joe@example.com, password: { env: JANE_PW }, codeGivenAt: 2026-03-01 }
apps:
  my-app: { roles: { jane: admin }, apiKey: acme, appleId: jane }
  expired: { appleId: old }
  nothing: { roles: { jane: owner } }
`;
const SESSION = `---\n- !ruby/object:HTTP::Cookie\n  name: DES1\n  value: ${canary}_cookie\n  domain: apple.com\n  for_domain: true\n  path: "/"\n\n`;
const env = { JANE_PW: `${canary}_password` };

async function at<T>(files: Record<string, string>, act: (cwd: string) => Promise<T>): Promise<T> {
  const { path, remove } = folder({
    ".git/HEAD": "",
    "bitrise.yml": WORKFLOW,
    "keys/a.p8": key.privateKey,
    "session.yml": SESSION,
    ...files,
  });
  try {
    return await act(path);
  } finally {
    remove();
  }
}

const preview = async (cwd: string, ...args: string[]) => {
  const { stdout, exitCode } = await run(["preview", "--format", "json", ...args], { cwd, env });
  const json = JSON.parse(stdout);
  const steps = json.workflows[0].steps;
  const findings = [
    ...json.diagnostics,
    ...steps.flatMap((step: { resolution: { diagnostics: unknown[] } }) => step.resolution.diagnostics),
  ];
  return { exitCode, stdout, json, steps, codes: findings.map(({ code }: { code: string }) => code) };
};

describe("defaults", () => {
  it("the nearest file up to the repository's root counts, and flags count more", () =>
    at(
      {
        "stepauth.yml": "policy: shipped",
        "deep/er/bitrise.yml": WORKFLOW,
        "deep/stepauth.yml": "policy: inputs-first",
      },
      async (cwd) => {
        expect((await preview(cwd)).json.policy).toBe("shipped");
        expect((await preview(cwd, "deep/er/bitrise.yml")).json.policy).toBe("inputs-first");
        expect((await preview(cwd, "--policy", "inputs-first")).json.policy).toBe("inputs-first");
        expect((await preview(cwd, "--no-config")).json.policy).toBe("inputs-first");
        expect((await preview(cwd, "--config", "deep/stepauth.yml")).json.policy).toBe("inputs-first");
      },
    ));

  it("nothing above the repository's root is looked at", () =>
    at({ "stepauth.yml": "policy: shipped", "inner/.git/HEAD": "", "inner/bitrise.yml": WORKFLOW }, async (cwd) => {
      expect((await preview(cwd, "inner/bitrise.yml")).json.policy).toBe("inputs-first");
    }));

  it("context, for preview; policy, for resolve too", () =>
    at({ "stepauth.yml": "context: pr\npolicy: shipped" }, async (cwd) => {
      expect(await preview(cwd)).toMatchObject({ json: { context: "pr", account: { source: "unauthorized" } } });
      expect(await preview(cwd, "--context", "ci")).toMatchObject({ json: { context: "ci" } });
      const { stdout } = await run(["resolve", "fastlane", "--json"], { cwd });
      expect(JSON.parse(stdout).policy).toBe("shipped");
    }));

  it("ignored codes are left out everywhere", () =>
    at({ "stepauth.yml": "ignore: [step/deprecated, credentials/none]" }, async (cwd) => {
      const without = await preview(cwd, "--account", "none");
      expect(without.codes).not.toContain("step/deprecated");
      expect(without.codes).not.toContain("credentials/none");
      expect((await preview(cwd, "--account", "none", "--no-config")).codes).toContain("step/deprecated");
      const lint = await run(["lint", "bitrise.yml", "--account", "none"], { cwd });
      expect(lint.stdout).not.toContain("step/deprecated");
      expect((await run(["resolve", "deliver"], { cwd })).exitCode).toBe(0);
    }));

  it("what is wrong with the file itself is never ignored", () =>
    at({ "stepauth.yml": "ignore: [config/unknown-key]\nwrong: x" }, async (cwd) => {
      expect(await preview(cwd)).toMatchObject({ exitCode: 1, codes: expect.arrayContaining(["config/unknown-key"]) });
      const { stdout, exitCode } = await run(["preview"], { cwd });
      expect(exitCode).toBe(1);
      expect(stdout).toContain("stepauth.yml:2:1");
    }));

  it("a file that was named must be there, and text", () =>
    at({ "binary.yml": "\xff".padEnd(3, "\xff") }, async (cwd) => {
      expect(await run(["preview", "--config", "missing.yml"], { cwd })).toMatchObject({ exitCode: 2 });
    }));
});

describe("accounts", () => {
  it("those of a file that was only found are previewed without their secrets", () =>
    at({ "stepauth.yml": ACCOUNTS }, async (cwd) => {
      const { steps, stdout, json } = await preview(cwd, "--app", "my-app");
      expect(json.account).toEqual({ source: "stepauth.yml" });
      expect(steps[0].resolution).toMatchObject({
        status: "resolved",
        origin: "connection",
        credentials: { keyId: key.keyId },
      });
      expect(steps[0].resolution.credentials).not.toHaveProperty("privateKey");
      expect(steps[1].resolution).toMatchObject({ status: "resolved", credentials: { appleId: "j...@example.com" } });
      expect(stdout).not.toContain(canary);
    }));

  it("several apps and none named: nothing is assigned, and the file says which there are", () =>
    at({ "stepauth.yml": ACCOUNTS }, async (cwd) => {
      const { json, steps } = await preview(cwd);
      expect(steps[0].resolution.status).toBe("failed");
      const finding = json.diagnostics.find(({ code }: { code: string }) => code === "account/not-assigned");
      expect(finding).toMatchObject({
        severity: "warning",
        help: "Say which app with --app: my-app, expired, nothing.",
      });
    }));

  it("defined but not assigned gives nothing", () =>
    at({ "stepauth.yml": ACCOUNTS }, async (cwd) => {
      expect((await preview(cwd, "--app", "nothing")).codes).toContain("account/not-assigned");
    }));

  it("the session ends 30 days after the code was given", () =>
    at({ "stepauth.yml": ACCOUNTS }, async (cwd) => {
      expect((await preview(cwd, "--app", "expired")).codes).toContain("session/expired");
      const soon = await run(["preview", "--app", "my-app", "--format", "json"], {
        cwd,
        env,
        now: new Date("2026-06-18T00:00:00Z"),
      });
      expect(soon.stdout).toContain("session/expires-soon");
    }));

  it("a file that was named gives its secrets to what uses them", () =>
    at({ "accounts.yml": ACCOUNTS }, async (cwd) => {
      const resolve = (...args: string[]) =>
        run(["resolve", "--json", "--reveal", "--account", "accounts.yml", ...args], { cwd, env });
      const deliver = JSON.parse((await resolve("deliver", "--app", "my-app", "-i", "connection=apple_id")).stdout);
      expect(deliver.credentials).toMatchObject({ appleId: "jane@example.com", password: `${canary}_password` });
      expect(deliver.credentials.session).toContain(`value: ${canary}_cookie`);
      const fastlane = JSON.parse((await resolve("fastlane", "--app", "my-app")).stdout);
      expect(fastlane.credentials.privateKey).toBe(key.privateKey);
    }));

  it("a secret that can't be read is said where it is named, and nothing is used", () =>
    at({ "accounts.yml": ACCOUNTS.replace("JANE_PW", "NOT_SET").replace("keys/a.p8", "keys/none.p8") }, async (cwd) => {
      const ran = await run(["token", "--account", "accounts.yml", "--app", "my-app"], { cwd, env });
      expect(ran).toMatchObject({ exitCode: 1, stdout: "" });
      expect(ran.stderr).toMatch(/accounts\.yml:2:\d+: The file can't be read.*\(config\/reference-unread\)/);
      expect(ran.stderr).toMatch(/accounts\.yml:3:\d+: The variable that is named here is not set/);
    }));

  it("an account that may not be assigned is not used", () =>
    at({ "accounts.yml": ACCOUNTS.replaceAll("jane: admin", "jane: developer") }, async (cwd) => {
      const { codes, steps } = await preview(cwd, "--account", "accounts.yml", "--app", "my-app");
      expect(codes.filter((code: string) => code === "config/not-assignable")).toHaveLength(2);
      expect(steps[0].resolution.status).toBe("failed");
      expect((await run(["token", "--account", "accounts.yml", "--app", "my-app"], { cwd, env })).exitCode).toBe(1);
    }));

  it("what uses credentials passes over a file that was only found, and says so", () =>
    at({ "stepauth.yml": ACCOUNTS }, async (cwd) => {
      const ran = await run(["export", "fastlane", "--to", "dotenv", "--dir", "out"], { cwd, env });
      expect(ran).toMatchObject({ exitCode: 0, stdout: "" });
      expect(ran.stderr).toContain("it was found, not named");
    }));

  it("the app is the named one, that of the build, or the only one", () =>
    at({ "accounts.yml": ACCOUNTS }, async (cwd) => {
      const account = ["--account", "accounts.yml"];
      expect((await run(["token", ...account], { cwd, env })).exitCode).toBe(1);
      expect((await run(["token", ...account], { cwd, env: { ...env, BITRISE_APP_SLUG: "my-app" } })).exitCode).toBe(0);
      const wrong = await run(["token", ...account, "--app", "my-ap"], { cwd, env });
      expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Did you mean "my-app"?') });
      expect((await run(["token", "--app", "x"], { cwd })).exitCode).toBe(2);
    }));
});

describe("context: local", () => {
  const SHOWS = `${WORKFLOW}    envs: [{ SEEN: $FROM_THE_PROCESS }]\n`.replace(
    "2.23.0: {}",
    "2.23.0: { title: a $FROM_THE_PROCESS }",
  );
  const seen = { FROM_THE_PROCESS: "seen here" };
  const chosen = async (cwd: string, ...args: string[]) => {
    const ran = await run(["preview", "--format", "json", "--account", "none", ...args], { cwd, env: seen });
    const { context, diagnostics } = JSON.parse(ran.stdout);
    return { context, codes: diagnostics.map(({ code }: { code: string }) => code), shown: ran.stdout };
  };

  it("is not for a file to choose that was only found", () =>
    at({ "stepauth.yml": "context: local", "bitrise.yml": SHOWS }, async (cwd) => {
      const found = await chosen(cwd);
      expect(found).toMatchObject({ context: "ci", codes: ["config/context-local"] });
      expect(found.shown).not.toContain("seen here");
      expect(await chosen(cwd, "--context", "local")).toMatchObject({ context: "local", codes: [] });
      expect(await chosen(cwd, "--config", "stepauth.yml")).toMatchObject({ context: "local", codes: [] });
    }));
});

describe("adapters of the user's own", () => {
  const MODULE = `globalThis.moduleRan = true; export const x = 1;`;
  const hasRun = () => "moduleRan" in globalThis;
  it("run only when the file was named", () =>
    at({ "stepauth.yml": "adapters: [./a.mjs]", "a.mjs": MODULE }, async (cwd) => {
      const found = await preview(cwd);
      expect(found.codes).not.toContain("config/adapter-failed");
      expect(found.codes).toContain("config/adapters-ignored");
      expect(hasRun()).toBe(false);
      const named = await preview(cwd, "--config", "stepauth.yml");
      expect(named.codes).toContain("config/adapter-failed");
      expect(named.codes).not.toContain("config/adapters-ignored");
      expect(hasRun()).toBe(true);
      expect(await run(["preview", "--adapter", "a.mjs"], { cwd })).toMatchObject({ exitCode: 2 });
      expect(await run(["preview", "--adapter", "none.mjs"], { cwd })).toMatchObject({ exitCode: 2 });
    }));
});
