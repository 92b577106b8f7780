import type { UnusableShape } from "./shapes.js";

type Rule = readonly [shape: UnusableShape, test: (text: string) => boolean];

// Tried in this order, on the text without what surrounds it. None can be true of a key: a key in Base64 starts with M (DER) or L (PEM).
const rules: readonly Rule[] = [
  ["empty", (text) => text === ""],
  ["html", (text) => text.startsWith("<")],
  ["json", (text) => text.startsWith("{") || text.startsWith("[{")],
  ["url", (text) => /^https?:\/\//i.test(text)],
  ["variable", isVariable],
  ["masked", (text) => /^\*+$/.test(text) || /^[[<(]?redacted[\])>]?$/i.test(text)],
  ["key-id", (text) => /^[A-Z0-9]{10}$/.test(text)],
  ["issuer-id", (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)],
  ["jwt", (text) => text.startsWith("eyJ") && text.split(".").length === 3],
  ["public-key", (text) => /^(?:ssh|ecdsa)-[a-z0-9-]{1,30} /.test(text)],
  ["path", isPath],
];

/** Tells what a text is that has no BEGIN line and can't be the Base64 of a key, or `null`. */
export function plainShape(text: string): UnusableShape | null {
  return rules.find(([, test]) => test(text))?.[0] ?? null;
}

function isVariable(text: string): boolean {
  return (
    /^\$(?:\{[A-Za-z_]\w*\}?|[A-Za-z_]\w*)$/.test(text) ||
    /^%[A-Za-z_]\w*%$/.test(text) ||
    /^\$\{\{[^}]*\}\}$/.test(text)
  );
}

function isPath(text: string): boolean {
  if (text.length > 4096 || /[\r\n]/.test(text) || isUtf16InBase64(text)) return false;
  return (
    /^(?:~|\.{0,2}\/|[A-Za-z]:[\\/]|file:)/i.test(text) || /\.(?:p8|p12|pem|key|cer|crt|der|json|txt)$/i.test(text)
  );
}

function isUtf16InBase64(text: string): boolean {
  return text.startsWith("//4") || text.startsWith("/v8");
}
