import type { ConnectedAppleId, SessionCookie } from "./account.js";

const IDMSA = "https://idmsa.apple.com";

/**
 * The 2FA session as `FASTLANE_SESSION` wants it: a YAML list of `HTTP::Cookie` objects of Ruby. Byte for byte what the
 * released steps write for ordinary values; values that YAML would read as something else are quoted.
 *
 * @param origins cookies filed under `https://idmsa.apple.com`, or of every origin in order
 * @returns the empty text when there are no cookies
 */
export function fastlaneSession(account: ConnectedAppleId, origins: "idmsa" | "all"): string {
  const lists = origins === "all" ? [...account.cookies.values()] : [account.cookies.get(IDMSA) ?? []];
  const cookies = lists.flat();
  return cookies.length === 0 ? "" : `---\n${cookies.map(cookieYaml).join("")}`;
}

function cookieYaml(cookie: SessionCookie): string {
  return [
    "- !ruby/object:HTTP::Cookie",
    `  name: ${scalar(cookie.name)}`,
    `  value: ${scalar(cookie.value.reveal())}`,
    `  domain: ${scalar(cookie.domain)}`,
    `  for_domain: ${cookie.forDomain}`,
    `  path: ${quoted(cookie.path)}`,
    "",
    "",
  ].join("\n");
}

// Texts that a plain YAML scalar carries unchanged: they start with no indicator and end with no colon, and no space is
// in them, so that neither `: ` nor ` #` can be.
const PLAIN = /^(?:[A-Za-z0-9._/+=$^();<]|-(?=[A-Za-z0-9]))(?:[A-Za-z0-9._/%+=~!$^()*;<>?@&,#'-]|:(?!$))*$/;

// Plain texts that Ruby's YAML 1.1 reader turns into something else than a text.
const OTHER_TYPE = [
  /^(?:=|<<|~|null|y|n|yes|no|true|false|on|off)$/i,
  /^[-+]?(?:0[xX][0-9a-fA-F_,]+|0[bB][01_,]+|0[oO][0-7_,]+)$/,
  /^[-+]?[0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];

function scalar(text: string): string {
  return PLAIN.test(text) && !OTHER_TYPE.some((type) => type.test(text)) ? text : quoted(text);
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quoted(text: string): string {
  // Control characters, line separators, half surrogate pairs and what YAML forbids are escaped by number.
  const escaped = text.replace(/["\\\p{Cc}\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu, (character) => {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
