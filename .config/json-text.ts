import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** Has JSON files parsed as JSON when the program starts, which is a good deal faster than compiling them as code. */
export function jsonText(): Plugin {
  return {
    name: "json-text",
    setup(build) {
      build.onLoad({ filter: /catalogue\.json$/ }, ({ path }) => {
        const text = JSON.stringify(JSON.parse(readFileSync(path, "utf8")));
        return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: "js" };
      });
    },
  };
}
