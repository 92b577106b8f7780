const alphabet = /^[A-Za-z0-9+/]*$/;

/**
 * Reads Base64 (also the URL-safe alphabet, also without its padding) that holds no white space.
 *
 * @returns the bytes, or `null` when the text is no Base64 or ends inside a byte
 */
export function decodeBase64(text: string): Uint8Array | null {
  const digits = withoutPadding(text).replaceAll("-", "+").replaceAll("_", "/");
  if (digits.length % 4 === 1 || !alphabet.test(digits)) return null;
  return bytesOf(atob(digits));
}

/** Standard Base64 with padding, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > text.length - 2 && end > 0 && text[end - 1] === "=") end -= 1;
  return text.slice(0, end);
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
