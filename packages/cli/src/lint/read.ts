import { resolve } from "node:path";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { decodeText, MAX_FILE_BYTES, readNamedFile } from "../io/text.js";
import { checkSource, type NamedSource, type OpenFlags } from "../use/open-preview.js";
import { STDIN } from "./files.js";

/** The flags about where the text is from. */
export type SourceFlags = Pick<OpenFlags, "root"> & { readonly stdinFilename?: string };

/** Reads a workflow file, or standard input. A byte order mark stays, so that writing gives the same bytes. */
export async function readSource(path: string, flags: SourceFlags, io: Io): Promise<NamedSource> {
  if (path !== STDIN) {
    const full = resolve(io.cwd, path);
    checkSource(full, path, flags, io);
    return { shown: path, full, content: decode(readNamedFile(full, path, MAX_FILE_BYTES, "The workflow file"), path) };
  }
  const { stdinFilename } = flags;
  const shown = stdinFilename ?? "<stdin>";
  const full = resolve(io.cwd, stdinFilename ?? "bitrise.yml");
  return { shown, full, content: decode(await readAll(io.stdin), "Standard input") };
}

// A byte order mark stays, so that writing gives the same bytes.
function decode(bytes: Uint8Array, shown: string): string {
  return decodeText(bytes, shown, { ignoreBOM: true });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw new UsageError("Standard input is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
