import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A project of the goldens, and how it is asked about. */
export interface Example {
  readonly files: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly lane: string;
}

const folder = join(import.meta.dirname, "golden");

/** The goldens: `ok/` go through, `err/` fail. Each is one file, its parts under lines of their own: `--- path`. */
export const examples: Readonly<Record<string, Example>> = Object.fromEntries(
  ["ok", "err"].flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((name) => name.endsWith(".project"))
      .map((name): [string, Example] => [`${kind}/${name.replace(/\.project$/, "")}`, read(join(folder, kind, name))]),
  ),
);

function read(path: string): Example {
  const [head = "", ...parts] = readFileSync(path, "utf8").split(/^--- /m);
  const lines = head.split("\n").filter((line) => line !== "");
  const lane = lines.find((line) => line.startsWith("lane: "))?.slice("lane: ".length) ?? "";
  const env = lines
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
  const files = parts.map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n") + 1)]);
  return { lane, env: Object.fromEntries(env), files: Object.fromEntries(files) };
}
