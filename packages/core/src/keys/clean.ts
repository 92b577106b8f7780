import type { KeyRepair } from "./repairs.js";

/** A text and what was done to it on the way. */
export interface Cleaned {
  readonly text: string;
  readonly repairs: ReadonlySet<KeyRepair>;
}

const mostRounds = 4;
const quotes = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";
const invisible = /[\0\u200b-\u200f\u2060\ufeff\u00ad]/g;

type Cleaner = readonly [repair: KeyRepair, clean: (text: string) => string];

// None of what these take away is in the Base64 alphabet, so none can change a key.
const cleaners: readonly Cleaner[] = [
  ["bom", (text) => (text.startsWith("\ufeff") ? text.slice(1) : text)],
  ["invisible-characters", (text) => text.replace(invisible, "")],
  ["leading-whitespace", (text) => text.trimStart()],
  ["quotes", withoutQuotes],
  ["percent-encoding", (text) => text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodePercent)],
  ["escaped-newlines", (text) => (text.includes("\\") ? unescaped(text) : text)],
];

/** Takes away everything around a key that can't be part of it, in as many layers as it was wrapped. White space behind it counts as no repair. */
export function cleanText(text: string): Cleaned {
  const repairs = new Set<KeyRepair>();
  let current = text.trimEnd();
  for (let round = 0; round < mostRounds; round += 1) {
    const before = current;
    for (const [repair, clean] of cleaners) {
      const after = clean(current).trimEnd();
      if (after !== current) repairs.add(repair);
      current = after;
    }
    if (current === before) break;
  }
  return { text: current, repairs };
}

function withoutQuotes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && quotes.includes(text.charAt(start))) start += 1;
  while (end > start && quotes.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function decodePercent(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return "";
  }
}

const escapes = /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r?\n)|([\s\S]))/g;
const lineEscapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unescaped(text: string): string {
  return text.replace(escapes, (_, unicode?: string, byte?: string, newline?: string, other?: string) => {
    const code = unicode ?? byte;
    if (code !== undefined) return fromCode(code);
    return newline ?? lineEscapes[other ?? ""] ?? other ?? "";
  });
}

function fromCode(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}
