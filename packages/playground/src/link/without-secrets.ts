import { allFindings } from "@stepauth/preview";
import { isAlias, isMap, isScalar, type Pair, type Scalar, visit } from "yaml";
import { type Opened, open } from "../answer/open.js";
import { usualSettings } from "../answer/settings.js";
import { isLiteral, isSecretWord, secretSpans } from "./secret-words.js";

/** A text that may be given to others, or the reason why there is none. */
export type SafeText =
  | { readonly ok: true; readonly text: string; readonly lines: readonly number[] }
  | { readonly ok: false; readonly reason: string };

/** What stands in a link in place of a secret. */
const LEFT_OUT = "redacted";

type Span = readonly [start: number, end: number];

/** The text of a file with everything left out that is, or looks, secret. */
export async function withoutSecrets({ file, preview }: Opened): Promise<SafeText> {
  const first = file.sources[0];
  if (file.isUnreadable || first?.document === undefined) {
    return { ok: false, reason: "No link: a file that is not valid YAML can’t be searched for secrets." };
  }
  const { text } = first.source;
  const spans = merged([
    ...preview.hidden.filter((place) => place.file === first.file).map(({ range }) => range),
    ...markedSpans(first.document),
    ...secretSpans(text),
  ]).map((span) => trimmed(span, text));
  const left = spans.filter(([start, end]) => isLiteral(text.slice(start, end)));
  const safe = replaced(text, left);
  if (!(await isClean(safe)))
    return { ok: false, reason: "No link: what looks secret in this file can’t be left out." };
  return { ok: true, text: safe, lines: [...new Set(left.map(([start]) => first.source.locate(start).line))] };
}

/** The rules have the last word. */
async function isClean(text: string): Promise<boolean> {
  const { preview, file } = await open(text, usualSettings);
  return !file.isUnreadable && !allFindings(preview).some(({ code }) => code === "secret/in-clear");
}

type ParsedDocument = NonNullable<Opened["file"]["sources"][number]["document"]>;

/** Values whose key names a secret, or that the file marks as sensitive. */
function markedSpans(document: ParsedDocument): Span[] {
  const spans: Span[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && isSecretWord(String(pair.key.value))) spans.push(...spansOf(pair.value, document));
      else if (isAppleIdKey(pair)) spans.push(...localPart(pair.value as Scalar));
    },
    Map: (_, map) => {
      const options = map.items.find(({ key }) => isScalar(key) && key.value === "opts")?.value;
      if (isMap(options) && /^(?:true|yes|on|y)$/i.test(String(options.get("is_sensitive")))) {
        for (const { key, value } of map.items)
          if (!(isScalar(key) && key.value === "opts")) spans.push(...spansOf(value, document));
      }
    },
  });
  return spans;
}

function spansOf(value: unknown, document: ParsedDocument): Span[] {
  const node = isAlias(value) ? value.resolve(document) : value;
  return isScalar(node) && node.range ? [[node.range[0], node.range[1]]] : [];
}

// No secret, and still nobody's business: a link holds an Apple ID without its name.
function isAppleIdKey(pair: Pair): boolean {
  const isNamed =
    isScalar(pair.key) && /apple_?id$|apple_?user|itunescon_user|fastlane_user/i.test(String(pair.key.value));
  return isNamed && isScalar(pair.value) && String(pair.value.value).includes("@");
}

function localPart(value: Scalar): Span[] {
  const { source, range } = value;
  const at = (source ?? "").lastIndexOf("@");
  const quote = value.type === "PLAIN" ? 0 : 1;
  return range && at > 0 ? [[range[0] + quote, range[0] + quote + at]] : [];
}

function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) result.push([start, end]);
  }
  return result;
}

// A block's span ends behind its last line break, which must stay.
function trimmed([start, end]: Span, text: string): Span {
  return [start, start + text.slice(start, end).trimEnd().length];
}

function replaced(text: string, spans: readonly Span[]): string {
  let result = "";
  let at = 0;
  for (const [start, end] of spans) {
    result += text.slice(at, start) + LEFT_OUT;
    at = end;
  }
  return result + text.slice(at);
}
