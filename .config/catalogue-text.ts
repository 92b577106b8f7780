import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

type Input = Readonly<Record<string, unknown>>;

interface Edition {
  readonly from: string;
  readonly to: string;
  readonly versions: readonly string[];
  readonly inputs: readonly Input[];
}

/**
 * Has the catalogues of versions and inputs parsed as JSON when a program starts, which is a good deal faster than compiling
 * them as code, and writes once what stands there again: an input in most editions of a step, the first and last version in each.
 */
export function catalogueText(): Plugin {
  return {
    name: "catalogue-text",
    setup(build) {
      build.onLoad({ filter: /catalogue\.json$/ }, ({ path }) => ({
        contents: moduleOf(JSON.parse(readFileSync(path, "utf8")) as readonly Edition[]),
        loader: "js",
      }));
    },
  };
}

function moduleOf(catalogue: readonly Edition[]): string {
  const texts = [...new Set(catalogue.flatMap(({ inputs }) => inputs.map((input) => JSON.stringify(input))))];
  const numbers = new Map(texts.map((text, index) => [text, index]));
  const inputs = texts.map((text) => JSON.parse(text) as Input);
  const members = [...new Set(inputs.flatMap((input) => Object.keys(input)))];
  const editions = catalogue.map(({ from, to, versions, inputs, ...others }) => {
    if (from !== versions[0] || to !== versions.at(-1)) throw new Error(`the versions of ${from} to ${to} are others`);
    if (Object.keys(others).length > 0) throw new Error(`${from} to ${to} says more than is written`);
    return [versions.join(" "), ...inputs.map((input) => numbers.get(JSON.stringify(input)))];
  });
  return `const members = ${parsed(members)};
const inputs = ${parsed(inputs.map((input) => rowOf(input, members)))}.map((row) =>
  Object.fromEntries(row.flatMap((value, index) => (value === null ? [] : [[members[index], value]]))));
export default ${parsed(editions)}.map(([text, ...numbers]) => {
  const versions = text.split(" ");
  return { from: versions[0], to: versions.at(-1), versions, inputs: numbers.map((number) => inputs[number]) };
});`;
}

/** The values of an input, null for what it does not say. */
function rowOf(input: Input, members: readonly string[]): unknown[] {
  if (Object.values(input).includes(null)) throw new Error(`an input says null: ${JSON.stringify(input)}`);
  const row = members.map((member) => input[member] ?? null);
  return row.slice(0, row.findLastIndex((value) => value !== null) + 1);
}

function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
