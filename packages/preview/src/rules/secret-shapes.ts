/** Whether a text has the form of an app-specific password: `abcd-efgh-ijkl-mnop`. */
export function isAppPassword(text: string): boolean {
  return /^[a-z]{4}(?:-?[a-z]{4}){3}$/i.test(text.trim());
}

// A BEGIN line with something of a key behind it, in a block, on one line, or with `\n` in between.
const PEM = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----(?:\\[nr]|\s){0,200}[A-Za-z0-9+/]{24}/g;
const PEM_END = /-----END [A-Z0-9 ]{1,50}-----/g;
const LONGEST_KEY = 16_384;

/** Every private key in a text, as offsets. */
export function findPrivateKeys(text: string): { readonly start: number; readonly end: number }[] {
  if (!text.includes("PRIVATE KEY-----")) return [];
  return [...text.matchAll(PEM)].map(({ index }) => {
    PEM_END.lastIndex = index;
    const end = PEM_END.exec(text);
    const near = end !== null && end.index - index < LONGEST_KEY;
    return { start: index, end: near ? end.index + end[0].length : Math.min(text.length, index + LONGEST_KEY) };
  });
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
    /^https?:\/\/[^/\s@]{1,200}:[^/\s@]{1,200}@/i.test(text) ||
    /[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig|token)=[^&\s$]{8}/i.test(text)
  );
}
