import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io, TextOutput } from "../src/io/io.js";
import { main } from "../src/main.js";

/** What a command printed and how it ended. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly color?: boolean;
  readonly now?: Date;
}

/** Runs the command line in this process, with a world of its own. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (into: string[]): TextOutput => ({
    isTerminal: options.color ?? false,
    columns: options.columns ?? 100,
    color: options.color ?? false,
    write: async (text) => {
      into.push(text);
    },
  });
  const cwd = options.cwd ?? tmpdir();
  const io: Io = {
    stdin: chunks(options.stdin ?? ""),
    stdout: output(out),
    stderr: output(err),
    env: options.env ?? {},
    cwd,
    home: cwd,
    now: () => options.now ?? new Date("2026-06-01T12:00:00Z"),
    load: (url) => import(url),
  };
  const exitCode = await main(args, io);
  return { exitCode, stdout: out.join(""), stderr: err.join("") };
}

async function* chunks(text: string | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof text !== "string") return yield* text;
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
}

/** A folder of its own with some files in it; call `remove` when done. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "stepauth-test-")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
