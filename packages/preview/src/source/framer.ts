import type { WorkflowFile } from "@stepauth/workflow";
import { fileText } from "../literals/file-text.js";
import { firstEndingAfter, type Span, withHidden } from "../literals/spans.js";
import type { Finding, Frame, HiddenPlace } from "../model.js";
import { addressSecrets, maskAddresses } from "../text/addresses.js";
import { frameOf, UNSEEN } from "./frame.js";

/** Gives findings what may be shown of the lines they point to, and takes the secrets of addresses out of their words. */
export function framer(file: WorkflowFile, hidden: readonly HiddenPlace[]): (finding: Finding) => Finding {
  const sources = new Map(file.sources.map(({ file: name, source }) => [name, source]));
  const places = placesByFile(hidden);
  return (finding) => {
    const { location, message, help } = finding;
    const source = location && sources.get(location.file);
    const frame = source ? frameAt(source, { ...finding, location }, places.get(location.file) ?? []) : null;
    return {
      ...finding,
      message: maskAddresses(message),
      ...(help === undefined ? {} : { help: maskAddresses(help) }),
      ...(frame ? { frame } : {}),
    };
  };
}

type Source = WorkflowFile["sources"][number]["source"];
type Placed = Pick<Finding, "code"> & Required<Pick<Finding, "location">>;

function frameAt(source: Source, { code, location }: Placed, hidden: readonly Span[]): Frame | null {
  const start = source.offsetAt(location.line, 1);
  const line = source.text.slice(start, source.offsetAt(location.line + 1, 1)).replace(/\r?\n.*$/s, "");
  const frame = frameOf(line, { code, location });
  if (frame === null) return null;
  const { before, marked } = frame;
  const from = start + location.column - 1;
  const spans = marked === UNSEEN ? [] : within(hidden, from, from + marked.length);
  if (spans.length === 0) return { before, marked: fileText(marked) };
  return { before, marked: withHidden(marked, [...spans, ...addressSecrets(marked)]) };
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

function placesByFile(hidden: readonly HiddenPlace[]): Map<string, Span[]> {
  const byFile = new Map<string, Span[]>();
  for (const { file, range } of hidden) {
    const spans = byFile.get(file);
    if (spans) spans.push(range);
    else byFile.set(file, [range]);
  }
  return byFile;
}
