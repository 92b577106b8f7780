import type { SourceFile, WorkflowFile } from "@stepauth/workflow";
import { visit } from "yaml";
import { lineEnd, mergedSpans, type Span, spanAround } from "../literals/spans.js";
import type { Preview } from "../model.js";
import { secretNodes } from "./secret-nodes.js";
import { comments, secretTexts } from "./secret-text.js";

type ParsedDocument = NonNullable<SourceFile["document"]>;

/**
 * Where the text of a workflow file holds what may not be shown, as offsets in ascending order, none touching another: whole
 * nodes with their tags, anchors and comments, lines of scripts, and everything behind the first document. A file that can't
 * be parsed is hidden as a whole.
 */
export function hiddenIn(file: WorkflowFile, { hidden }: Pick<Preview, "hidden">): readonly Span[] {
  const [first] = file.sources;
  if (!first) return [];
  const { text } = first.source;
  if (!first.document) return mergedSpans([[0, text.length]]);
  const known = hidden.filter((place) => place.file === first.file).map(({ range }) => range);
  return mergedSpans([...known.map((span) => trimmed(span, text)), ...spansOf(first.document, text)]);
}

function spansOf(document: ParsedDocument, text: string): Span[] {
  const { spans, values } = secretNodes(document, text);
  const remarks = comments(text);
  const scalars = mergedSpans([...scalarSpans(document), ...remarks]);
  const ends = new Set(spans.map(([, end]) => lineEnd(text, end)));
  const isSecret = ([start, end]: Span) => ends.has(lineEnd(text, start)) || holdsAny(text.slice(start, end), values);
  return [
    ...spans,
    ...remarks.filter(isSecret).map(([start, end]): Span => [start + 1, end]),
    ...secretTexts(text).map((span) => toTheEnd(span, scalars, text)),
    ...behind(document, text),
  ];
}

function scalarSpans(document: ParsedDocument): Span[] {
  const spans: Span[] = [];
  visit(document, {
    Scalar: (_, { range, type }) => {
      const quote = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE" ? 1 : 0;
      if (range && range[1] - range[0] > 2 * quote) spans.push([range[0] + quote, range[1] - quote]);
    },
  });
  return spans;
}

// What begins in a value or a comment may go on up to the end of the line.
function toTheEnd([start, end]: Span, scalars: readonly Span[], text: string): Span {
  const around = spanAround(scalars, start);
  if (!around) return [start, end];
  return trimmed([start, Math.max(Math.min(end, around[1]), Math.min(lineEnd(text, start), around[1]))], text);
}

// A block's span ends behind its last line break, which must stay.
function trimmed([start, end]: Span, text: string): Span {
  return [start, start + text.slice(start, end).trimEnd().length];
}

function holdsAny(text: string, values: ReadonlySet<string>): boolean {
  for (const value of values) if (text.includes(value)) return true;
  return false;
}

// The CLI reads the first document only, and so does everything that knows what is secret.
function behind({ range }: ParsedDocument, text: string): Span[] {
  const rest = text.slice(range[2]);
  const [mark = ""] = /^(?:---|\.\.\.)\s*/.exec(rest) ?? [];
  return [trimmed([range[2] + mark.length, text.length], text)];
}
