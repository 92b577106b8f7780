import { openWorkflowFile } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { assumedAccount } from "../../src/account.js";
import { previewToHtml } from "../../src/formats/html/document.js";
import { previewFile } from "../../src/preview.js";
import { previewReport } from "../../src/report/report.js";
import { page } from "../formats/reports.js";

const head = `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
`;

const usual = `${head}workflows:
  deploy:
    title: App Store
    steps:
    - fastlane@3:
        title: Upload
        inputs:
        - lane: beta
        - apple_id: person@example.com
        - password: CANARY_password_7f3a
        - app_password: CANARY_app_password_7f3a
        - pasword: CANARY_typo_7f3a
  test:
    steps:
    - git-clone@8: {}
`;

async function html(yaml: string, policy: "inputs-first" | "shipped" = "inputs-first"): Promise<string> {
  const file = await openWorkflowFile({ file: "bitrise.yml", content: yaml });
  const plan = { processEnv: {}, ci: true, undefinedIsUnknown: true };
  const preview = await previewFile(file, { policy, context: "ci", account: assumedAccount("both"), plan });
  return previewToHtml(previewReport(preview, { page }));
}

/** The words of a page, without its style sheet and tags. */
function words(page: string): string {
  const text = page.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]*>/g, " ");
  return text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replace(/\s+/g, " ");
}

describe("the report", () => {
  test("is one file that loads nothing and runs nothing", async () => {
    const page = await html(usual);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(|\son\w+=|\sstyle=/i);
    expect(page).toContain("default-src &#39;none&#39;; style-src &#39;sha256-");
    const addresses = [...page.matchAll(/\shref="([^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses.map((address) => new URL(address ?? "").host))).toEqual(new Set(["github.com"]));
  });

  test("shows the steps, what they get in the build, and beside it as documented where that differs", async () => {
    const text = words(await html(usual));
    expect(text).toContain("fastlane@3");
    expect(text).toContain("in the build API key (assumed) from the connected account");
    expect(text).toContain("as documented Apple ID p...@example.com from the step inputs");
    expect(text).not.toMatch(/inputs-first|shipped(?!-differs)/);
    expect(text).toContain("No step that talks to Apple: test .");
    expect(words(await html(usual, "shipped"))).not.toMatch(/in the build|as documented/);
  });

  test("draws the candidates in order, each with its verdict", async () => {
    const page = await html(usual);
    const [first = ""] = page.match(/<ol class="ladder".*?<\/ol>/s) ?? [];
    const rungs = [...first.matchAll(/class="rung is-([\w-]+)"/g)].map(([, verdict]) => verdict);
    expect(rungs).toEqual(["selected", "shadowed", "not-configured", "shadowed"]);
  });

  test("points at lines and shows nothing of them but what is meant", async () => {
    const page = await html(usual);
    const excerpts = [...page.matchAll(/<figure class="excerpt">(.*?)<\/figure>/gs)].map(([, inner]) =>
      words(inner ?? ""),
    );
    expect(excerpts).toContainEqual(expect.stringMatching(/line 14 .*pasword/));
    expect(page).not.toMatch(/CANARY|person@example/);
  });

  test("says of each input what it receives and where that is from", async () => {
    const text = words(await html(usual));
    expect(text).toContain("lane beta line 10");
    expect(text).toContain("password [redacted] line 12");
    expect(text).toContain("apple_id p...@example.com line 11");
  });

  test("counts what can be filtered", async () => {
    expect(words(await html(usual))).toMatch(/Show Everything Errors 0 Warnings [1-9] Notes \d/);
    expect(words(await html(`${head}workflows: {}\n`))).not.toContain("Show Everything");
  });

  test("can be made of a file that can't be read", async () => {
    expect(words(await html("workflows: [\n"))).toContain("yaml/syntax");
    expect(words(await html(""))).toContain("yaml/not-a-mapping");
  });
});

test("texts of the file are escaped, wherever they stand", async () => {
  const hostile = `<img src=x onerror=alert(1)>"'&\u202e`;
  const quoted = JSON.stringify(hostile).replace("\u202e", "\\u202e");
  const page = await html(`${head}workflows:
  ${quoted}:
    title: ${quoted}
    before_run: [${quoted}]
    steps:
    - fastlane@3:
        title: ${quoted}
        inputs:
        - lane: ${quoted}
        - connection: ${quoted}
        - ${quoted}: x
    - fastlane@${quoted.slice(1, -1).replaceAll("\\", "")}: {}
  </script><script>alert(1)</script>:
    steps: []
`);
  expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/i);
  expect(page).not.toContain("\u202e");
  expect(page).toContain("&lt;img src=x");
});

test("a word of ours is shown, be it somebody's secret too", async () => {
  const reason = "no API key is set in the inputs";
  const told = usual.replace(
    "workflows:",
    `app:\n  envs:\n  - NOTE: ${reason}\n    opts: { is_sensitive: true }\nworkflows:`,
  );
  expect(words(await html(usual))).toContain(reason);
  expect(words(await html(told))).toContain(reason);
});
