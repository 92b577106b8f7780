import { expect, test } from "vitest";
import { fixFile } from "../src/fix/fix-file.js";
import { previewFile } from "../src/index.js";
import { open, stepsFile, usual } from "./support.js";

// The key's path counts from where the step starts, and not from `work_dir`.

const steps = (folder: string, path: string) =>
  stepsFile(
    `- fastlane@3:\n    inputs:\n    - connection: "off"\n    - work_dir: ${folder}\n    - api_key_path: ${path}\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n`,
  );

const KEY = "apps/ios/fastlane/AuthKey_2X9R4HXF34.p8";

function readKeys(path: string): string {
  if (path.replace(/^\.\//, "") !== KEY) throw new Error("no such file");
  return "not a key";
}

async function unreadable(content: string) {
  const file = await open(content);
  const options = { ...usual, readKeys };
  const preview = await previewFile(file, options);
  const findings = preview.workflows.flatMap((workflow) => workflow.steps.flatMap((step) => step.findings));
  const fixed = await fixFile({ file, preview, options, reopen: open, keep: (same) => same });
  return { found: findings.filter(({ code }) => code === "key/unreadable"), fixed };
}

test.each(["apps/ios", "./apps/ios/", "$BITRISE_SOURCE_DIR/apps/ios", `\${BITRISE_SOURCE_DIR}/apps/ios`])(
  "the file is in work_dir: %s",
  async (folder) => {
    const { found, fixed } = await unreadable(steps(folder, "file://./fastlane/AuthKey_2X9R4HXF34.p8"));
    expect(found.map(({ help }) => help)).toEqual([
      `\`${KEY}\` exists: write \`api_key_path: file://./...\` with that path.`,
    ]);
    expect(fixed).toMatchObject({ text: steps(folder, `file://./${KEY}`) });
  },
);

test.each([
  ["apps/tv", "file://./fastlane/AuthKey_2X9R4HXF34.p8"],
  ["apps/ios", "file://./other/AuthKey_2X9R4HXF34.p8"],
  ["apps/ios", "file:///fastlane/AuthKey_2X9R4HXF34.p8"],
])("it is nowhere: %s, %s", async (folder, path) => {
  const { found } = await unreadable(steps(folder, path));
  expect(found.map(({ help }) => help)).toEqual([expect.stringContaining("Check that the file exists")]);
});

test.each([[`file://$BITRISE_SOURCE_DIR/${KEY}`], ["$UNKNOWN_IN_PART/AuthKey_2X9R4HXF34.p8"]])(
  "a path that only the build knows whole is not looked for: %s",
  async (path) => {
    const { found } = await unreadable(steps("apps/ios", path));
    expect(found.filter(({ message }) => message.includes("can't be read"))).toEqual([]);
  },
);
