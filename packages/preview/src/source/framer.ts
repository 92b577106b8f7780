import type { WorkflowFile } from "@stepauth/workflow";
import { fileText } from "../literals/file-text.js";
import { type Span, withHidden } from "../literals/spans.js";
import type { Finding, Frame, HiddenPlace } from "../model.js";
import { addressSecrets, maskAddresses } from "../text/mask.js";
import { spanOf } from "./span.js";

/** Gives findings what may be shown of the lines they point to, and takes the secrets of addresses out of their words. */
export function framer(file: WorkflowFile, hidden: readonly HiddenPlace[]): (finding: Finding) => Finding {
  const sources = new Map(file.sources.map(({ file: name, source }) => [name, source]));
  const places = placesByFile(hidden);
  return (finding) => {
    const { location, message, help } = finding;
    const source = location && sources.get(location.file);
    const frame = source ? frameAt(source, location, places.get(location.file) ?? []) : null;
    return {
      ...finding,
      message: maskAddresses(message),
      ...(help === undefined ? {} : { help: maskAddresses(help) }),
      ...(frame ? { frame } : {}),
    };
  };
}

type Source = WorkflowFile["sources"][number]["source"];

function frameAt(source: Source, location: NonNullable<Finding["location"]>, hidden: readonly Span[]): Frame | null {
  const start = source.offsetAt(location.line, 1);
  const line = source.text.slice(start, source.offsetAt(location.line + 1, 1)).replace(/\r?\n.*$/s, "");
  const span = spanOf(line, location);
  if (span === null) return null;
  const from = start + location.column - 1;
  const spans = within(hidden, from, from + span.marked.length);
  if (spans.length === 0) return { before: span.before, marked: fileText(span.marked) };
  return { before: span.before, marked: withHidden(span.marked, [...spans, ...addressSecrets(span.marked)]) };
}

/** The parts of spans between two offsets, counted from the first. */
function within(spans: readonly Span[], from: number, to: number): Span[] {
  const found: Span[] = [];
  for (let at = firstEndingAfter(spans, from); at < spans.length; at++) {
    const [start, end] = spans[at] ?? [to, to];
    if (start >= to) break;
    found.push([Math.max(0, start - from), Math.min(to, end) - from]);
  }
  return found;
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function placesByFile(hidden: readonly HiddenPlace[]): Map<string, Span[]> {
  const byFile = new Map<string, Span[]>();
  for (const { file, range } of hidden) {
    const spans = byFile.get(file);
    if (spans) spans.push(range);
    else byFile.set(file, [range]);
  }
  return byFile;
}
