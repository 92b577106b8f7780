import { readFileSync } from "node:fs";
import { join } from "node:path";

type Condition = "node" | "default";

const core = join(import.meta.dirname, "..", "packages", "core");

/**
 * The sources behind what the core's package.json chooses by platform, by specifier: `#system` and the like. For whatever
 * takes the packages from their sources, where that choice would lead into `dist`.
 */
export function chosen(condition: Condition): Record<string, string> {
  const { imports } = JSON.parse(readFileSync(join(core, "package.json"), "utf8")) as {
    readonly imports: Readonly<Record<string, Readonly<Record<Condition, string>>>>;
  };
  return Object.fromEntries(
    Object.entries(imports).map(([name, choice]) => [
      name,
      join(core, choice[condition].replace("./dist/", "src/").replace(/\.js$/, ".ts")),
    ]),
  );
}
