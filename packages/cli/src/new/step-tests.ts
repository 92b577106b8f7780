import type { AdapterTemplate } from "./adapter-source.js";
import type { Names } from "./names.js";
import { handsOf } from "./tool-hands.js";

/** What every adapter must do, and how this one decides. */
export function adapterTest({ camel, id }: Names, from: string): string {
  return `import { conformance } from "@stepauth/testing";
import { describe, expect, it } from "vitest";
import { ${camel} } from "${from}";

describe("${id} does what every adapter must do", () => {
  it.each(conformance(${camel}))("$name", ({ run }) => run());
});

describe("${id}", () => {
  it("has nothing to go on without inputs and without an account", async () => {
    const { status, diagnostics } = await ${camel}.resolve({ inputs: {}, account: null });
    expect(status).toBe("failed");
    expect(diagnostics.map(({ code }) => code)).toContain("credentials/none");
  });
});
`;
}

/** The whole step, with a fake in place of its tool. */
export function stepTest({ tool }: AdapterTemplate): string {
  const [program = "", ...words] = tool.split(" ");
  const { given, variable } = handsOf(tool);
  const recorded = variable === undefined ? '"$@"' : `"$@" "$${variable}"`;
  return `import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeBuildApi, makeApiKey } from "@stepauth/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { step } from "../src/step.js";

const key = makeApiKey();
const keyArguments = (file: unknown) => [${given.join(", ")}];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "step-"));
  // Stands in for the real tool: writes down its arguments${variable === undefined ? "" : " and its variable"}.
  writeFileSync(join(folder, "${program}"), '#!/bin/sh\\nprintf "%s\\\\n" ${recorded} > "$RECORD"\\n');
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
  it("runs the tool with the API key of its inputs", async () => {
    const file = join(folder, \`AuthKey_\${key.keyId}.p8\`);
    writeFileSync(file, key.privateKey, { mode: 0o600 });
    const args = await run({ connection: "off", api_key_path: \`file://\${file}\`, api_issuer: key.issuerId });
    expect(args).toEqual([${[...words.map((word) => JSON.stringify(word)), '"App.ipa"'].join(", ")}, ...keyArguments(expect.any(String))]);
  });

  it("runs the tool with the connected API key, and leaves no key file behind", async () => {
    const document = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
    const api = fakeBuildApi({ token: "made-up", document });
    const { url, close } = await api.listen();
    const args = await run({ BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "made-up" });
    await close();
    const file = args.at(${given.indexOf("file") - given.length}) ?? "";
    expect(args).toEqual(expect.arrayContaining(keyArguments(file)));
    expect(existsSync(file)).toBe(false);
  });

  it("says why there are no credentials", async () => {
    await expect(step({ connection: "off" })).rejects.toMatchObject({ code: "credentials/none" });
  });
});
`;
}

/** \`step.yml\` and the adapter say the same. */
export function stepYmlTest({ camel }: Names): string {
  return `import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { ${camel} } from "../src/adapter.js";

interface Options {
  readonly is_required?: boolean;
  readonly is_sensitive?: boolean;
  readonly value_options?: readonly string[];
}

const file = new URL("../step.yml", import.meta.url);
const { inputs }: { inputs: Record<string, string | Options>[] } = parse(readFileSync(file, "utf8"));

it("step.yml declares the inputs that the adapter knows", () => {
  const declared = inputs.map(({ opts, ...input }) => {
    const { is_required, is_sensitive, value_options } = opts as Options;
    const [[key = "", value] = []] = Object.entries(input);
    return {
      key,
      default: value,
      ...(is_sensitive ? { sensitive: true } : {}),
      ...(is_required ? { required: true } : {}),
      ...(value_options ? { value_options } : {}),
    };
  });
  expect(declared).toEqual(${camel}.inputs(${camel}.versions.at(-1) ?? ""));
});
`;
}
