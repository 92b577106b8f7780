import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { notarize } from "../src/adapter.js";

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
  expect(declared).toEqual(notarize.inputs(notarize.versions.at(-1) ?? ""));
});
