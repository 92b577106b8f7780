import type { AdapterTemplate } from "./adapter-source.js";
import { takesApiKey } from "./kinds.js";
import { apiKeyRuns, appleIdRuns } from "./step-runs.js";

/** The whole step, with a fake in place of its tool. */
export function stepTest(template: AdapterTemplate): string {
  const [program = ""] = template.tool.split(" ");
  const { ofFs, ofTesting, values, recorded, cases } = takesApiKey(template.kinds)
    ? apiKeyRuns(template.tool)
    : appleIdRuns(template.tool);
  const what = recorded === "" ? "" : " and what its variables hold";
  return `import { ${["chmodSync", ...ofFs, "mkdtempSync", "readFileSync", "rmSync", "writeFileSync"].join(", ")} } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ${["fakeBuildApi", ...ofTesting].join(", ")} } from "@stepauth/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { step } from "../src/step.js";

${values}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "step-"));
  // Stands in for the real tool: writes down its arguments${what}.
  writeFileSync(join(folder, "${program}"), '#!/bin/sh\\nprintf "%s\\\\n" "$@"${recorded === "" ? "" : ` ${recorded}`} > "$RECORD"\\n');
  chmodSync(join(folder, "${program}"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(inputs: Readonly<Record<string, string>>): Promise<string[]> {
  const record = join(folder, "record");
  const env = { PATH: \`\${folder}:\${process.env.PATH}\`, RECORD: record, file_path: "App.ipa", ...inputs };
  expect(await step(env)).toBe(0);
  return readFileSync(record, "utf8").trimEnd().split("\\n");
}

describe("the step", () => {
${cases}
  it("says why there are no credentials", async () => {
    await expect(step({ connection: "off" })).rejects.toMatchObject({ code: "credentials/none" });
  });
});
`;
}
