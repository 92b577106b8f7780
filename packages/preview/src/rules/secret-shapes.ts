/** Whether a text has the form of an app-specific password: `abcd-efgh-ijkl-mnop`. */
export function isAppPassword(text: string): boolean {
  return /^[a-z]{4}(?:-?[a-z]{4}){3}$/i.test(text.trim());
}

// A BEGIN line with something of a key behind it, in a block, on one line, or with `\n` in between.
const PEM = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----(?:\\[nr]|\s){0,200}[A-Za-z0-9+/]{24}/g;
const PEM_END = /-----END [A-Z0-9 ]{1,50}-----/;
const LONGEST_KEY = 16_384;

/** Every private key in a text, as offsets. */
export function findPrivateKeys(text: string): { readonly start: number; readonly end: number }[] {
  const keys: { readonly start: number; readonly end: number }[] = [];
  if (!text.includes("PRIVATE KEY-----")) return keys;
  PEM.lastIndex = 0;
  for (let found = PEM.exec(text); found !== null; found = PEM.exec(text)) {
    const block = text.slice(found.index, found.index + LONGEST_KEY);
    const last = PEM_END.exec(block);
    const end = found.index + (last ? last.index + last[0].length : block.length);
    keys.push({ start: found.index, end });
    PEM.lastIndex = end;
  }
  return keys;
}

// What people write where a secret would stand.
const PLACEHOLDER =
  /^(?:[*x.•_-]+|<.*>|\[.*\]|\{\{.*\}\}|%.*%|none|null|n\/a|tbd|abcd-efgh-ijkl-mnop)$|your|example|placeholder|redacted|change.?me|dummy|to-?do|replace|secret here/i;

/** Whether a text that should be a secret only stands for one. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length < 2 || PLACEHOLDER.test(trimmed) || /^(.)\1{3}(?:-\1{4}){3}$/.test(trimmed);
}

/** Whether a URL gives access by itself: a user name with a password, or a signature. */
export function isSignedUrl(text: string): boolean {
  return (
    /^https?:\/\/[^/\s@:]{1,200}:[^/\s@]{1,200}@/i.test(text) ||
    /[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig|token)=[^&\s$]{8}/i.test(text)
  );
}
