import { REDACTED } from "@stepauth/text";

export { REDACTED };

/** An Apple ID as it may be shown: `d...@example.com`. What is no mail address is hidden whole, but for its first letter. */
export function maskAppleId(appleId: string): string {
  if (appleId === "" || appleId.startsWith("$")) return appleId;
  const [first = ""] = appleId;
  const at = appleId.lastIndexOf("@");
  return at > 0 ? `${first}...${appleId.slice(at)}` : `${first}...`;
}

// What a web address may hold besides where it leads to: who asks, and with which right.
const USERINFO = /([a-z0-9+.-]:\/\/)[^\s/?#@"'`]+@/gi;
const ADDRESS = /https?:\/\/[^\s"'`]+/gi;

/** Where in a text the user and the query of addresses stand. */
export function addressSecrets(text: string): [start: number, end: number][] {
  if (!text.includes("://")) return [];
  const users = [...text.matchAll(USERINFO)].map(({ 0: all, 1: before = "", index }): [number, number] => [
    index + before.length,
    index + all.length - "@".length,
  ]);
  const queries = [...text.matchAll(ADDRESS)].map(({ 0: address, index }): [number, number] => [
    index + queryOf(address),
    index + address.length,
  ]);
  return [...users, ...queries].filter(([start, end]) => start < end);
}

/** A text of ours with what may have come into it of an address: its user and its query are hidden. */
export function maskAddresses(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(USERINFO, `$1${REDACTED}@`).replace(ADDRESS, withoutQuery);
}

function withoutQuery(address: string): string {
  const query = queryOf(address);
  return query === address.length ? address : address.slice(0, query) + REDACTED;
}

/** Where the query of an address begins; its end where there is none. */
function queryOf(address: string): number {
  const mark = address.indexOf("?");
  return mark === -1 ? address.length : mark + 1;
}
