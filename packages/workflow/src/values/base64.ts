/** The text in a `!!binary` value, or undefined when it is not base64. */
export function decodeBase64(text: string): string | undefined {
  try {
    const bytes = atob(text.replace(/[\r\n]/g, ""));
    return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
