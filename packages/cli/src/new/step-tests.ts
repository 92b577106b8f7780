import type { Names } from "./names.js";

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
