/** The bytes of a base64url text, or null for one that is not written as those bytes are. */
export function canonicalBytes(text: string): Uint8Array | null {
  // Node skips what is no base64url, and bits behind the last byte.
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? new Uint8Array(bytes) : null;
}
