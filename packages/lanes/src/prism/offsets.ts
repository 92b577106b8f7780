/** Where the lines of a text begin, in bytes of UTF-8, as prism counts. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes += bytesOf(unit);
    if (unit === 0x0a) starts.push(bytes);
  }
  return starts;
}

/** A half of a surrogate pair counts for two: together they are the four bytes of their character. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
}
