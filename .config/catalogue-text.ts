import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

interface Edition {
  readonly from: string;
  readonly to: string;
  readonly versions: readonly string[];
  readonly inputs: readonly unknown[];
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
  const inputs = [...new Set(catalogue.flatMap((edition) => edition.inputs.map((input) => JSON.stringify(input))))];
  const numbers = new Map(inputs.map((input, index) => [input, index]));
  const editions = catalogue.map(({ from, to, versions, inputs, ...rest }) => {
    if (from !== versions[0] || to !== versions.at(-1)) throw new Error(`the versions of ${from} to ${to} are others`);
    return { versions, ...rest, inputs: inputs.map((input) => numbers.get(JSON.stringify(input))) };
  });
  return `const inputs = ${parsed(`[${inputs.join()}]`)};
export default ${parsed(JSON.stringify(editions))}.map((edition) => ({
  from: edition.versions[0],
  to: edition.versions.at(-1),
  ...edition,
  inputs: edition.inputs.map((index) => inputs[index]),
}));`;
}

function parsed(json: string): string {
  return `JSON.parse(${JSON.stringify(json)})`;
}
