import { escapeTerminal } from "@stepauth/preview";
import type { Io } from "../io/io.js";

const CLEAR = "\r\u001b[K";
const FEW = 5;

/** A line on stderr that says how far the work is, where a person watches and there is some. */
export class Progress {
  private readonly isShown: boolean;

  constructor(
    private readonly total: number,
    private readonly io: Pick<Io, "stderr">,
  ) {
    this.isShown = io.stderr.isTerminal && total > FEW;
  }

  async at(index: number, file: string): Promise<void> {
    if (!this.isShown) return;
    const text = `${index + 1}/${this.total} ${escapeTerminal(file)}`;
    await this.io.stderr.write(`${CLEAR}${text.slice(0, Math.max(10, this.io.stderr.columns - 1))}`);
  }

  async end(): Promise<void> {
    if (this.isShown) await this.io.stderr.write(CLEAR);
  }
}
