/** What came of reading bytes as text: the text, or the offset of the first byte that is none. */
export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly before: string };

/** Bytes to text, as the CLI's YAML reader does: UTF-8, or UTF-16 when a byte order mark says so. */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === "string") return { ok: true, text: content };
  const encoding = encodingOf(content);
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content) };
  } catch {
    return { ok: false, before: validPrefix(content, encoding) };
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The text before the first bad byte, found by halving. */
function validPrefix(bytes: Uint8Array, encoding: string): string {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isPrefix(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
}

function isPrefix(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
