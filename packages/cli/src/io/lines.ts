const NEWLINE = 10;

/** A line of a stream, or the fact that one was longer than allowed; its bytes are then gone. */
export type Line = { readonly kind: "line"; readonly text: string } | { readonly kind: "too-long" };

/**
 * Splits a stream of bytes into lines. Memory stays below `maxBytes` and a chunk: of a longer line only the fact is kept.
 * A last line without a line break counts; `\r\n` ends a line too.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder();
  let kept: Uint8Array[] = [];
  let length = 0;
  const take = (): Line => {
    const line: Line = length > maxBytes ? { kind: "too-long" } : { kind: "line", text: decodeLine(decoder, kept) };
    kept = [];
    length = 0;
    return line;
  };
  const keep = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= maxBytes) kept.push(piece);
    else kept = [];
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    keep(chunk.subarray(start));
    yield lines;
  }
  if (length > 0) yield [take()];
}

function decodeLine(decoder: InstanceType<typeof TextDecoder>, pieces: readonly Uint8Array[]): string {
  const text = decoder.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
