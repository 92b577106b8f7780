import type { Context } from "@stepauth/preview";
import { contexts } from "../answer/settings.js";

/** What a link holds. Never the account. */
export interface Shared {
  readonly yaml: string;
  readonly context: Context;
}

const MARK = "#v1.";
// A link once chose between what is shown side by side; the word stays for pages that still ask for it.
const FIRST = "inputs-first";
const LONGEST_LINK = 32 * 1024;
const LONGEST_TEXT = 2 * 1024 * 1024;

/** The fragment of a link; null when it would be too long for an address. */
export async function toFragment({ yaml, context }: Shared): Promise<string | null> {
  const bytes = new TextEncoder().encode(JSON.stringify([FIRST, context, yaml]));
  const packed = await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const fragment = MARK + base64url(packed ?? new Uint8Array());
  return fragment.length > LONGEST_LINK ? null : fragment;
}

/** What a fragment holds; null for what is no link of this page. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  if (!fragment.startsWith(MARK) || fragment.length > LONGEST_LINK) return null;
  try {
    const packed = Uint8Array.from(atob(standard(fragment.slice(MARK.length))), (byte) => byte.charCodeAt(0));
    const bytes = await collect(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
    return bytes && readShared(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

function readShared(value: unknown): Shared | null {
  if (!Array.isArray(value)) return null;
  const [, givenContext, yaml] = value as unknown[];
  const context = contexts.find((known) => known === givenContext);
  return context && typeof yaml === "string" ? { yaml, context } : null;
}

// A few bytes can unpack to a great many.
async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > LONGEST_TEXT) {
      await reader.cancel();
      return null;
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary)
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/={1,2}$/, "");
}

function standard(text: string): string {
  return text.replace(/-/g, "+").replace(/_/g, "/");
}
