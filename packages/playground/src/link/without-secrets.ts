import { allFindings, hiddenIn, mergedSpans, type Span } from "@stepauth/preview";
import { isScalar, type Pair, type Scalar, visit } from "yaml";
import { type Opened, open } from "../answer/open.js";
import { usualSettings } from "../answer/settings.js";

/** A text that may be given to others, or the reason why there is none. */
export type SafeText =
  | { readonly ok: true; readonly text: string; readonly lines: readonly number[] }
  | { readonly ok: false; readonly reason: string };

/** What stands in a link in place of a secret. */
const LEFT_OUT = "redacted";

/** The text of a file with everything left out that is, or looks, secret. */
export async function withoutSecrets({ file, preview }: Opened): Promise<SafeText> {
  const first = file.sources[0];
  if (file.isUnreadable || first?.document === undefined) {
    return { ok: false, reason: "No link: a file that is not valid YAML can’t be searched for secrets." };
  }
  const { text } = first.source;
  const left = mergedSpans([...hiddenIn(file, preview), ...appleIdNames(first.document)]);
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

// No secret, and still nobody's business: a link holds an Apple ID without its name.
function appleIdNames(document: ParsedDocument): Span[] {
  const spans: Span[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (isAppleIdKey(pair)) spans.push(...localPart(pair.value as Scalar));
    },
  });
  return spans;
}

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

function replaced(text: string, spans: readonly Span[]): string {
  let result = "";
  let at = 0;
  for (const [start, end] of spans) {
    result += text.slice(at, start) + LEFT_OUT;
    at = end;
  }
  return result + text.slice(at);
}
