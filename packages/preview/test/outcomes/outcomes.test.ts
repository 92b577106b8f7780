import { describe, expect, test } from "vitest";
import { adapters } from "../../src/adapters.js";
import {
  type Assumption,
  assumedAccount,
  type FormatOf,
  fileReport,
  formatNames,
  type PreviewAccount,
  previewReport,
  printReport,
} from "../../src/index.js";
import { page, reportsOf } from "../formats/reports.js";
import { brief, preview, stepsFile } from "../support.js";

const issuer = "00000000-0000-0000-0000-000000000000";
const step = (...inputs: readonly string[]) =>
  stepsFile(`- fastlane@3:\n    inputs:\n${inputs.map((input) => `    - ${input}\n`).join("")}`);
const key = (path: string) => step(`api_key_path: ${path}`, `api_issuer: ${issuer}`);
const plainPath = key("./keys/AuthKey_ABCDEFGHIJ.p8");
const namelessKey = key("file://./keys/mykey.p8");
const agreed = key("file://./keys/AuthKey_ABCDEFGHIJ.p8");
const appleId = step("apple_id: person@example.com", "password: $PW");

const none: PreviewAccount = { source: "none", account: null };
const account = (kind: Assumption | "none") => ({ account: kind === "none" ? none : assumedAccount(kind) });

const about = /^(?!account\/|session\/|credentials\/)/;

describe("a step has two outcomes, and findings say which they hold for", () => {
  test.each([
    {
      title: "a path that only our library can read",
      yaml: plainPath,
      kind: "none",
      released: ["failed", null],
      documented: ["resolved", "inputs"],
      found: ["8:7 error key/unreadable (released)", "8:7 warning policy/shipped-differs"],
    },
    {
      title: "a key without an ID in its name, which the build has no need of",
      yaml: namelessKey,
      kind: "api-key",
      released: ["resolved", "connection"],
      documented: ["failed", null],
      found: [
        "6:7 warning policy/shipped-differs",
        "8:7 warning inputs/unused (released)",
        "8:7 error key/id-unknown (documented)",
        "9:7 warning inputs/unused (released)",
      ],
    },
    {
      title: "an Apple ID beside a connected key",
      yaml: appleId,
      kind: "api-key",
      released: ["resolved", "connection"],
      documented: ["resolved", "inputs"],
      found: [
        "6:7 warning policy/shipped-differs",
        "8:7 warning inputs/unused (released)",
        "9:7 warning inputs/unused (released)",
      ],
    },
    {
      title: "nothing that the two could differ about",
      yaml: agreed,
      kind: "none",
      released: ["resolved", "inputs"],
      documented: ["resolved", "inputs"],
      found: [],
    },
    {
      title: "inputs that are refused by both",
      yaml: step("connection: off"),
      kind: "both",
      released: ["failed", null],
      documented: ["failed", null],
      found: ["8:19 error inputs/connection-invalid"],
    },
  ] as const)("$title", async ({ yaml, kind, released, documented, found }) => {
    const looked = await preview(yaml, account(kind));
    const [seen] = looked.workflows.flatMap(({ steps }) => steps);
    expect([seen?.released.status, seen?.released.origin]).toEqual(released);
    expect([seen?.resolution.status, seen?.resolution.origin]).toEqual(documented);
    expect(seen?.differs).toBe(released.join() !== documented.join());
    expect([seen?.released.policy, seen?.resolution.policy]).toEqual(["shipped", "inputs-first"]);
    const findings = fileReport(looked).findings.filter(({ code }) => about.test(code));
    expect(findings.map(brief)).toEqual(found.map((line) => expect.stringContaining(line.replace(/^\d+:\d+ /, ""))));
  });

  test("under the policy of the released step both are one, which is resolved once", async () => {
    const counted = countingResolves();
    const looked = await preview(agreed, { ...account("none"), policy: "shipped", adapters: counted.adapters });
    const [seen] = looked.workflows.flatMap(({ steps }) => steps);
    expect([seen?.differs, seen?.released.status, seen?.resolution.status]).toEqual([false, "resolved", "resolved"]);
    expect(fileReport(looked).findings.map(({ outcome }) => outcome)).not.toContain("released");
    expect(counted.policies).toEqual(["shipped"]);
    await preview(agreed, { ...account("none"), adapters: counted.adapters });
    expect(counted.policies.slice(1)).toEqual(["shipped", "inputs-first"]);
  });

  test("variables that collide are those of the outcome", async () => {
    const yaml = `${appleId}app:\n  envs:\n  - FASTLANE_USER: somebody\n`;
    const known = { source: "document", account: assumedAccount("api-key").account };
    const findings = fileReport(await preview(yaml, { account: known })).findings;
    expect(findings.filter(({ code }) => code === "env/collision").map(({ outcome }) => outcome)).toEqual([
      "documented",
    ]);
  });
});

describe("what people read", () => {
  const printed = async (yaml: string, kind: Assumption | "none", format: FormatOf<"preview">) =>
    printReport(format, reportsOf(await preview(yaml, account(kind))).preview);
  const texts = formatNames("preview").filter((name) => name !== "json") as Exclude<FormatOf<"preview">, "json">[];

  test.each(texts)("%s has the words, and no policy's name", async (format) => {
    const text = withoutStyle(await printed(namelessKey, "api-key", format));
    expect(text).toMatch(/in the build/i);
    expect(text).toMatch(/as documented/i);
    expect(text.replaceAll(/policy.?\/?shipped-?differs/g, "")).not.toMatch(/inputs-first|shipped/);
  });

  test.each(texts)("%s shows once what both come to", async (format) => {
    const text = withoutStyle(await printed(agreed, "none", format));
    // The table of Markdown has a column for each, and says that they are the same.
    if (format === "markdown") expect(text).toContain("| the same |");
    else expect(text).not.toMatch(/in the build|as documented/i);
  });

  test("in a table the two stand below each other, the build first", async () => {
    const rows = (await printed(namelessKey, "api-key", "table")).match(/^ {4}[✔✖–] .*$/gm);
    expect(rows).toEqual([
      expect.stringMatching(/✔ in the build {3,}API key/),
      expect.stringMatching(/✖ as documented {2}fails/),
    ]);
  });

  test("what is an error as documented alone is a warning", async () => {
    const looked = await preview(namelessKey, account("api-key"));
    const { lint } = reportsOf(looked);
    const json = JSON.parse(printReport("json", lint)).files[0].diagnostics;
    const ours = (findings: { code: string; ruleId?: string }[]) =>
      findings.find(({ code, ruleId }) => (code ?? ruleId) === "key/id-unknown");
    expect(ours(json)).toMatchObject({ severity: "error", outcome: "documented" });
    expect(ours(JSON.parse(printReport("sarif", lint)).runs[0].results)).toMatchObject({
      level: "warning",
      message: { text: expect.stringMatching(/^As documented: /) },
      properties: { outcome: "documented" },
    });
    expect(printReport("github", lint)).toMatch(/^::warning .*title=stepauth key\/id-unknown \(as documented\)::/m);
    expect(printReport("table", lint)).toMatch(/ warning key\/id-unknown {2}as documented\n/);
    expect(printReport("table", lint)).toContain("no errors · 3 warnings · 1 as documented only");
    expect(printReport("markdown", lint)).toContain("| warning as documented | [key/id-unknown]");
  });

  test("what differs in how bad it is alone is said once", async () => {
    const http = key("http://h.example/AuthKey_ABCDEFGHIJ.p8");
    const looked = await preview(http, account("none"));
    const ours = fileReport(looked).findings.filter(({ code }) => code === "key/insecure-url");
    expect(ours.map(({ severity, outcome }) => [severity, outcome])).toEqual([
      ["warning", "released"],
      ["error", "documented"],
    ]);
    expect(printReport("github", reportsOf(looked).lint).match(/insecure-url/g)).toHaveLength(1);
  });
});

describe("JSON", () => {
  test("has both outcomes of a step whole, each with the findings that hold for it", async () => {
    const looked = await preview(namelessKey, account("api-key"));
    const { released, resolution } = JSON.parse(printReport("json", previewReport(looked, { page }))).workflows[0]
      .steps[0];
    // Of a key that is assumed there is no more than that.
    const { deferred, ...rest } = released;
    expect(deferred).toEqual(["privateKey"]);
    expect(Object.keys(rest)).toEqual(Object.keys(resolution));
    expect([released.policy, resolution.policy]).toEqual(["shipped", "inputs-first"]);
    const found = ({ diagnostics }: { diagnostics: { code: string; outcome: string }[] }) =>
      diagnostics.map(({ code, outcome }) => `${code} ${outcome}`);
    expect(found(released)).toEqual([
      "inputs/unused released",
      "inputs/unused released",
      "policy/shipped-differs both",
    ]);
    expect(found(resolution)).toEqual(["key/id-unknown documented", "policy/shipped-differs both"]);
  });

  test("has them where they agree, too", async () => {
    const looked = await preview(agreed, account("none"));
    const { released, resolution } = JSON.parse(printReport("json", previewReport(looked, { page }))).workflows[0]
      .steps[0];
    expect(released.credentials).toEqual(resolution.credentials);
    expect(released.considered).toHaveLength(4);
  });
});

function withoutStyle(text: string): string {
  return text.replace(/<style>.*?<\/style>/s, "");
}

/** The adapters, and under which policies they were asked. */
function countingResolves() {
  const policies: string[] = [];
  const counting = adapters.map((adapter) => ({
    ...adapter,
    resolve: (request: Parameters<typeof adapter.resolve>[0]) => {
      policies.push(request.policy ?? "");
      return adapter.resolve(request);
    },
  }));
  return { policies, adapters: counting };
}
