import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { namesOf } from "../src/new/names.js";
import { newAdapter } from "./new-adapter.js";

const USAGE = "usage: pnpm new:adapter NAME [--auth api-key|both] [--tool COMMAND] [--repository OWNER/NAME]";

/** Writes a new adapter package into the repository. Returns the paths it wrote, or words about why it did not. */
export function main(
  root: string,
  args: readonly string[],
): { readonly paths: string[] } | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { auth: { type: "string", default: "both" }, tool: { type: "string" }, repository: { type: "string" } },
    });
    const [name, ...more] = positionals;
    const { auth, tool, repository } = values;
    if (name === undefined || more.length > 0 || (auth !== "api-key" && auth !== "both")) return { problem: USAGE };
    const names = namesOf(name, namesIn(root));
    if (existsSync(join(root, "packages", names.id))) return { problem: `packages/${names.id} is there already.` };
    const template = {
      names,
      kinds: auth,
      tool: tool ?? names.id,
      repository: repository ?? `bitrise-steplib/bitrise-step-${names.id}`,
      inRepository: true,
    } as const;
    const { created, changed } = newAdapter(template, (path) => readFileSync(join(root, path), "utf8"));
    const files = Object.entries({ ...created, ...changed });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return { paths: files.map(([path]) => path) };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\n${USAGE}` };
  }
}

// An adapter that was only just written can't be loaded: the typed table does not have its rows yet.
function namesIn(root: string): string[] {
  return readdirSync(join(root, "packages")).flatMap((folder) => {
    const source = join(root, "packages", folder, "src/index.ts");
    const text = existsSync(source) ? readFileSync(source, "utf8") : "";
    return [...text.matchAll(/^ {2}(?:name|step): "([^"]+)",$/gm)].flatMap(([, name]) => name ?? []);
  });
}
