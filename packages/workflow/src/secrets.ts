import { type Diagnostic, Diagnostics } from "./diagnostics.js";
import { readEnvs } from "./model/read-envs.js";
import { Reader } from "./model/reader.js";
import type { EnvItem } from "./values/env-item.js";
import { isNull } from "./yaml/node.js";
import { parseFile } from "./yaml/parse.js";

/** The secrets (inventory) file, read. */
export interface SecretsFile {
  readonly items: readonly EnvItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a secrets file: `envs:` with items like those of a workflow file. Never throws for what it holds. */
export function readSecrets(options: { readonly file: string; readonly content: string | Uint8Array }): SecretsFile {
  const diagnostics = new Diagnostics();
  const items = readItems(options.file, options.content, diagnostics);
  return { items, diagnostics: diagnostics.list };
}

function readItems(file: string, content: string | Uint8Array, diagnostics: Diagnostics): readonly EnvItem[] {
  const format = file.endsWith(".json") ? "json" : "yaml";
  const { root, source } = parseFile(file, content, format, diagnostics);
  if (content.length === 0)
    diagnostics.error("yaml/not-a-mapping", "this file is empty", { location: source.locate(0) });
  if (root === null || isNull(root)) return [];
  if (root.kind !== "map") {
    diagnostics.error("yaml/not-a-mapping", "a secrets file must be a mapping with `envs`", root);
    return [];
  }
  const reader = new Reader(diagnostics, false);
  return readEnvs(reader.listField(root, "envs"), reader, "secret");
}
