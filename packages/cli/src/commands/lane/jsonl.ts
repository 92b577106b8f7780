import { analyseLane, filesFolder } from "@stepauth/lanes";
import { MAX_LINE_BYTES, printJson } from "@stepauth/preview";
import * as z from "zod";
import type { Io } from "../../io/io.js";
import { type Line, readLines } from "../../io/lines.js";
import { shownAnswer } from "./report.js";

const request = z.object({
  id: z.unknown(),
  files: z.record(z.string(), z.string()),
  work_dir: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  lane: z.string(),
  fastlane_version: z.string().optional(),
});

/** What every machine has that runs a lane. */
const MACHINE = {
  CI: "true",
  BITRISE_IO: "true",
  HOME: { unknown: "text" },
  PATH: { unknown: "text" },
  LANG: { unknown: "text" },
} as const;

/** Answers one project and lane per line of stdin with one line on stdout, in order. Nothing but the line is read. */
export async function laneJsonl(io: Io, { reveal }: { readonly reveal: boolean }): Promise<number> {
  let bad = 0;
  for await (const lines of readLines(io.stdin, MAX_LINE_BYTES)) {
    for (const line of lines) {
      if (line.kind === "line" && line.text.trim() === "") continue;
      const answer = await answered(line, reveal);
      if ("error" in answer) bad += 1;
      await io.stdout.write(`${printJson(answer)}\n`);
    }
  }
  if (bad > 0) await io.stderr.write(`${bad} ${bad === 1 ? "line" : "lines"} could not be answered.\n`);
  return 0;
}

async function answered(line: Line, reveal: boolean): Promise<object> {
  if (line.kind === "too-long") return refused(undefined, "request/too-long", "The line is longer than 4 MiB.");
  const document = json(line.text);
  if (document === undefined) return refused(undefined, "request/not-json", "The line is not JSON.");
  const parsed = request.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? String(issue.path[0]) : "the request";
    return refused(idOf(document), "request/invalid", `${where} is missing or of the wrong kind.`);
  }
  const { id, files, work_dir: workDir = "", env = {}, lane, fastlane_version: version } = parsed.data;
  const question = {
    workDir,
    environment: { ...MACHINE, ...env },
    lane,
    ...(version === undefined ? {} : { version }),
  };
  const answer = await analyseLane(filesFolder(files), question);
  return { ...(id === undefined ? {} : { id }), ...shownAnswer(answer, { reveal }) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // What it is instead is not repeated: it may hold a secret.
  }
}

function idOf(document: unknown): unknown {
  return typeof document === "object" && document !== null && "id" in document ? document.id : undefined;
}

function refused(id: unknown, code: string, message: string): object {
  return { ...(id === undefined ? {} : { id }), error: { code, message } };
}
