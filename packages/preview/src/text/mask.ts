/** What stands where a secret was. */
export const REDACTED = "[redacted]";

/** An Apple ID as it may be shown: `d...@example.com`. What is no mail address is hidden whole, but for its first letter. */
export function maskAppleId(appleId: string): string {
  if (appleId === "" || appleId.startsWith("$")) return appleId;
  const [first = ""] = appleId;
  const at = appleId.lastIndexOf("@");
  return at > 0 ? `${first}...${appleId.slice(at)}` : `${first}...`;
}

// Shorter texts are words of every sentence; where they stand as a value they are hidden by their place.
const SHORTEST = 6;

// What a web address may hold besides where it leads to: who asks, and with which right.
const USERINFO = /([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@"'`]{1,2000}@/gi;
const QUERY = /(https?:\/\/[^\s?#"'`]{1,2000}\?)[^\s"'`]{1,8000}/gi;

/**
 * Hides known secrets wherever they occur in a text, the longest first, in one pass: the last line of defence, behind
 * hiding values by their place. Of every web address it hides the user and the query.
 */
export function secretMasker(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length);
  if (known.length === 0) return maskAddresses;
  const pattern = new RegExp(known.map((secret) => secret.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|"), "g");
  return (text) => maskAddresses(text.replace(pattern, REDACTED));
}

function maskAddresses(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(USERINFO, `$1${REDACTED}@`).replace(QUERY, `$1${REDACTED}`);
}
