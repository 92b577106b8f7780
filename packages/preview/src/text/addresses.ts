import { REDACTED } from "@stepauth/text";
import type { Span } from "../literals/spans.js";

/**
 * Where the addresses of a text hold more than where they lead to: who asks, and with which right. That is the user and the
 * query of any scheme, `//user:password@host` and `user:password@host:path` too. A password may hold any character but white
 * space; where it is not plain where it ends, more is taken for it rather than less. Each character is looked at a fixed
 * number of times.
 */
export function addressSecrets(text: string): Span[] {
  if (!/[@?;]/.test(text)) return [];
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
    wordSecrets(word).map(([start, end]): Span => [index + start, index + end]),
  );
}

function wordSecrets(word: string): Span[] {
  const first = word.indexOf("//");
  if (first === -1) return [...driverUser(word), ...scpUser(word)];
  const spans = driverUser(word.slice(0, first));
  let start = 0;
  for (let at = first; at !== -1; at = word.indexOf("//", start)) {
    const end = addressEnd(word, at);
    const user = slashedUser(word.slice(0, end), at);
    const query = queryOf(word.slice(0, end), user?.[1] ?? at);
    spans.push(...(user ? [user] : []), ...(query ? [query] : []));
    start = end;
  }
  return spans;
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "<": ">",
  "(": ")",
  "[": "]",
  "{": "}",
};

// Of what was opened in front of an address, the last closing mark ends it: there may be others in a password.
function addressEnd(word: string, at: number): number {
  let start = at;
  while (start > 0 && /[\w+.:-]/.test(word[start - 1] as string)) start--;
  const end = word.lastIndexOf(CLOSING[word[start - 1] ?? ""] ?? "\n");
  return end > at ? end : word.length;
}

/** What stands between `//` and the last `@`, unless the address has an `@` for another reason. */
function slashedUser(address: string, first: number): Span | undefined {
  const last = address.lastIndexOf("@");
  for (let at = first; at !== -1 && at < last; at = address.indexOf("//", at + 2)) {
    const start = at + 2;
    const end = start + address.slice(start, last + 1).search(/[/?#@]/);
    if (isUser(address.slice(start, end), address[end], address.slice(last + 1))) return [start, last];
  }
  return undefined;
}

// `https://example.com/steps.git@3.5.2` has none, nor has `http://localhost:8080/steps.git@3.5.2`.
function isUser(authority: string, next: string | undefined, behind: string): boolean {
  if (next === "@") return true;
  const colon = authority.indexOf(":");
  if (colon === -1) return false;
  return !/^\d{1,5}$/.test(authority.slice(colon + 1)) || !/^v?\d[\w.-]*$/.test(behind);
}

// Drivers of Java take their properties behind semicolons, too.
function queryOf(address: string, from: number): Span | undefined {
  const at = address.slice(from).search(address.includes("jdbc:") ? /[?;]/ : /\?/);
  return at === -1 || from + at + 1 >= address.length ? undefined : [from + at + 1, address.length];
}

/** A text with the users and queries of its addresses hidden. */
export function maskAddresses(text: string): string {
  let shown = "";
  let at = 0;
  for (const [start, end] of addressSecrets(text)) {
    shown += text.slice(at, start) + REDACTED;
    at = end;
  }
  return shown + text.slice(at);
}

/** `jdbc:oracle:thin:user/password@host:1521:name` */
function driverUser(word: string): Span[] {
  const start = /jdbc:(?:[a-z0-9]{1,30}:){1,3}/i.exec(word);
  const last = word.lastIndexOf("@");
  const from = start ? start.index + start[0].length : last;
  return from < last ? [[from, last]] : [];
}

/** `user:password@host:path`; `git@host:path` has no password, and `git::git@host:path` neither. */
function scpUser(word: string): Span[] {
  const last = word.lastIndexOf("@");
  if (/jdbc:/i.test(word) || !/^[\w[]/.test(word.slice(last + 1))) return [];
  const start = word.includes("::") ? word.indexOf("::") + 2 : 0;
  const colon = word.indexOf(":", start);
  if (colon === -1 || colon + 1 >= last) return [];
  let user = colon;
  while (user > start && /[\w.+-]/.test(word[user - 1] as string)) user--;
  return user === colon || word.slice(start, colon).includes("@") ? [] : [[user, last]];
}
