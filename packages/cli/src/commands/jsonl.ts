import { type AnswerOptions, answerLine, MAX_LINE_BYTES, refuse } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { keyReader, readEachOnce } from "../io/key-reader.js";
import { type Line, readLines } from "../io/lines.js";

/** How much is collected before it is written: fewer, larger writes. */
const BATCH_CHARACTERS = 65_536;

type Options = Omit<AnswerOptions, "readFile">;

/** Answers one request per line of stdin with one line on stdout, in order. Bad lines are counted on stderr. */
export async function resolveJsonl(io: Io, options: Options): Promise<number> {
  // An account that can't be had is an error whose stack nobody sees, and recording it takes as long as the rest of the answer.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await answerAll(io, options);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function answerAll(io: Io, options: Options): Promise<number> {
  const read = keyReader(io);
  let bad = 0;
  let batch = "";
  for await (const lines of readLines(io.stdin, MAX_LINE_BYTES)) {
    // Lines that came together often name the same key file; in the next ones it may hold another key.
    const answering = { ...options, readFile: readEachOnce(read) };
    for (const line of lines) {
      if (isBlank(line)) continue;
      const answer =
        line.kind === "too-long"
          ? refuse(undefined, "request/too-long", "The line is longer than 4 MiB.")
          : await answerLine(line.text, answering);
      if (!answer.ok) bad += 1;
      batch += `${answer.line}\n`;
      if (batch.length >= BATCH_CHARACTERS) {
        await io.stdout.write(batch);
        batch = "";
      }
    }
    // What was asked is answered before more is read: a caller may wait for it.
    if (batch !== "") await io.stdout.write(batch);
    batch = "";
    if (io.stdout.lost !== undefined) return 1; // Nobody reads the answers.
  }
  if (bad > 0) await io.stderr.write(`${bad} ${bad === 1 ? "line" : "lines"} could not be answered.\n`);
  return 0;
}

function isBlank(line: Line): boolean {
  return line.kind === "line" && line.text.trim() === "";
}
