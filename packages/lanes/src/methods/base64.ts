import { Text } from "@stepauth/text";
import { Str, type Value } from "../value/values.js";

/** Base64, as `decode64` takes it: what is not of its alphabet is left out. */
export function decodedBase64(text: string): string {
  const [digits = ""] = text.replace(/[^A-Za-z0-9+/=]/g, "").split("=");
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** Base64 of a text: `m` with lines of 60 characters, `m0` in one. Undefined for any other way to pack. */
export function encodedBase64(text: Str, how: string): Value | undefined {
  const encoded = inBase64(text.clear);
  const secret = text.text.isSecret;
  if (how === "m0") return new Str(Text.of(encoded, { secret }));
  return how === "m" ? new Str(Text.of(inLines(encoded), { secret })) : undefined;
}

/** Without line ends. */
export function inBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** In lines of 60 characters. */
export function inLines(encoded: string): string {
  return `${encoded.replace(/.{60}(?=.)/g, "$&\n")}\n`;
}
