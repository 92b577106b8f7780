import type { Location } from "../diagnostics.js";
import { withLineFeeds } from "./line-breaks.js";

/** How a file is read: by the YAML or by the JSON rules of the CLI. */
export type SourceFormat = "yaml" | "json";

const BOM = 0xfeff;
const LF = 0x0a;
const CR = 0x0d;

/** The text of one file, able to turn offsets into lines and columns and back. */
export class SourceText {
  private starts: number[] | undefined;
  private lineFed: string | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
    readonly format: SourceFormat,
  ) {}

  /** The text with every line end of YAML 1.1 as a line feed, for whatever reads YAML; offsets are those of the text. */
  get withLineFeeds(): string {
    if (this.format === "json") return this.text;
    this.lineFed ??= withLineFeeds(this.text);
    return this.lineFed;
  }

  /** The place of an offset (UTF-16 units from the start of the file, byte order mark included). */
  locate(start: number, end?: number): Location {
    const from = this.position(start);
    if (end === undefined || end <= start) return { file: this.file, ...from };
    const to = this.position(end);
    return { file: this.file, ...from, endLine: to.line, endColumn: to.column };
  }

  /** The offset of a 1-based line and column; never outside the text. */
  offsetAt(line: number, column: number): number {
    const starts = this.lineStarts();
    const start = starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0;
    return Math.min(start + Math.max(column, 1) - 1 + this.shift(line), this.text.length);
  }

  private position(offset: number): { line: number; column: number } {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    const column = at - (starts[low] as number) + 1 - this.shift(low + 1);
    return { line: low + 1, column: Math.max(column, 1) };
  }

  /** Editors do not count a byte order mark as a column. */
  private shift(line: number): number {
    return line === 1 && this.text.charCodeAt(0) === BOM ? 1 : 0;
  }

  /** Lines as editors count them: whatever else ends a line in YAML is a character of its line. */
  private lineStarts(): number[] {
    if (this.starts !== undefined) return this.starts;
    const starts = [0];
    for (let at = 0; at < this.text.length; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === LF || (unit === CR && this.text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
    }
    this.starts = starts;
    return starts;
  }
}
