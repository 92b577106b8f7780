import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildInto } from "../build.js";

/** What a command in a shell printed on both of its outputs, and how it ended. */
export interface Shown {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A shell in which `stepauth` is the command line of these sources. */
export interface Shell {
  run(command: string, options: { readonly cwd: string; readonly stdin?: string }): Promise<Shown>;
  remove(): void;
}

/** Builds the command line into a folder of its own. */
export async function openShell(): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), "stepauth-docs-"));
  const bin = await buildInto(folder);
  writeFileSync(join(folder, "stepauth"), `#!/bin/sh\nexec "${process.execPath}" -- "${bin}" "$@"\n`);
  chmodSync(join(folder, "stepauth"), 0o755);
  return {
    run: (command, { cwd, stdin = "" }) => bash(command, cwd, stdin, folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// Nothing of the environment that the tests run in: what a page shows must not depend on it.
function bash(command: string, cwd: string, stdin: string, folder: string): Promise<Shown> {
  const path = `${folder}:${join(process.execPath, "..")}:/usr/local/bin:/usr/bin:/bin`;
  const child = spawn("bash", ["-c", `{ ${command}\n} 2>&1`], {
    cwd,
    env: { PATH: path, HOME: folder, LC_ALL: "C.UTF-8" },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.on("error", () => undefined); // A command that reads nothing.
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
