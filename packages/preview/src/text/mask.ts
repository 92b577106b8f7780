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
const USERINFO = /([a-z0-9+.-]:\/\/)[^\s/?#@"'`]+@/gi;
const ADDRESS = /https?:\/\/[^\s"'`]+/gi;

/**
 * Hides known secrets wherever they occur in a text, the longest first, in one pass: the last line of defence, behind
 * hiding values by their place. Of every web address it hides the user and the query.
 */
export function secretMasker(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length);
  if (known.length === 0) return maskAddresses;
  const hide = hider(known);
  return (text) => maskAddresses(hide(text));
}

// An alternation of thousands of secrets would be tried at every character: the first few of them choose which are.
function hider(known: readonly string[]): (text: string) => string {
  const byHead = new Map<string, string[]>();
  const mayStart = new Uint8Array(0x10000);
  for (const secret of known) {
    const head = secret.slice(0, SHORTEST);
    const others = byHead.get(head);
    if (others) others.push(secret);
    else byHead.set(head, [secret]);
    mayStart[secret.charCodeAt(0)] = 1;
  }
  const secretAt = (text: string, at: number) =>
    mayStart[text.charCodeAt(at)] === 1
      ? byHead.get(text.slice(at, at + SHORTEST))?.find((secret) => text.startsWith(secret, at))
      : undefined;
  return (text) => {
    let [hidden, shown] = ["", 0];
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const secret = secretAt(text, at);
      if (secret === undefined) continue;
      hidden += text.slice(shown, at) + REDACTED;
      shown = at + secret.length;
      at = shown - 1;
    }
    return hidden + text.slice(shown);
  };
}

function maskAddresses(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(USERINFO, `$1${REDACTED}@`).replace(ADDRESS, withoutQuery);
}

function withoutQuery(address: string): string {
  const query = address.indexOf("?") + 1;
  return query === 0 || query === address.length ? address : address.slice(0, query) + REDACTED;
}
