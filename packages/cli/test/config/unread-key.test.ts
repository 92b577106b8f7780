import { afterAll, expect, it } from "vitest";
import { folder, run } from "../run.js";

const { path: cwd, remove } = folder({
  ".git/HEAD": "",
  "bitrise.yml": `format_version: "13"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  deploy:
    steps:
    - fastlane@3: {}
`,
  "accounts.yml": `accounts:
- { name: acme, type: api-key, person: jane, issuerId: 57246542-96fe-1a63-e053-0824d011072a, keyId: 2X9R4HXF34, privateKey: { env: NOT_SET } }
apps:
  my-app: { apiKey: acme }
`,
});
afterAll(remove);

it("a key that can't be read is said to be so, and not to be an empty key", async () => {
  const ran = await run(["preview", "--account", "accounts.yml", "--app", "my-app", "--format", "json"], { cwd });
  const { workflows, diagnostics } = JSON.parse(ran.stdout);
  const { resolution } = workflows[0].steps[0];
  const codes = [...diagnostics, ...resolution.diagnostics].map(({ code }: { code: string }) => code);
  expect(codes).toContain("config/reference-unread");
  expect(codes.filter((code) => code.startsWith("key/"))).toEqual([]);
  expect(resolution).toMatchObject({
    status: "resolved",
    credentials: { keyId: "2X9R4HXF34" },
    deferred: ["privateKey"],
  });
  expect(ran.exitCode).toBe(1);
});
