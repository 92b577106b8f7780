/** The ASN.1 tags that keys and certificates are made of (X.690, section 8). */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** One ASN.1 element: its tag byte, its content, and the offset behind it. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly end: number;
}

/** Keys and certificates have three to nine parts; more is something else. */
const mostChildren = 16;

/**
 * Reads the element at an offset. Definite lengths of at most four bytes only, as DER has them.
 *
 * @returns `"truncated"` when the bytes end before the element does, `"malformed"` when it is no such element
 */
export function readElement(bytes: Uint8Array, offset = 0): DerElement | "truncated" | "malformed" {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return "truncated";
  if ((tag & 0x1f) === 0x1f) return "malformed";
  const width = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || width > 4) return "malformed";
  const start = offset + 2 + width;
  if (start > bytes.length) return "truncated";
  const length = width === 0 ? first : readNumber(bytes.subarray(offset + 2, start));
  const end = start + length;
  return end > bytes.length ? "truncated" : { tag, content: bytes.subarray(start, end), end };
}

/** The elements that fill the bytes from end to end, or `null` when they do not. */
export function readChildren(bytes: Uint8Array): readonly DerElement[] | null {
  const children: DerElement[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const child = readElement(bytes, offset);
    if (typeof child === "string" || children.length === mostChildren) return null;
    children.push(child);
    offset = child.end;
  }
  return children;
}

/** Writes one element around its parts. */
export function writeElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concat(parts);
  return concat([Uint8Array.of(tag), writeLength(content.length), content]);
}

function readNumber(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function writeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
