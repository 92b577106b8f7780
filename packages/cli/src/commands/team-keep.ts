import { printJson } from "@stepauth/preview";
import { checkApiUrl } from "../doctor/apple.js";
import type { Io } from "../io/io.js";
import { checkKeys } from "../team/keep/check-keys.js";
import { type KeptFlags, openKeptList } from "../team/keep/open-list.js";
import { type KeptReport, reportToJson, reportToText } from "../team/keep/report.js";
import { connectedKeys, type WorkspaceFlags } from "../team/keep/workspace.js";
import { findingOf } from "../team/problem.js";
import { reportFindings } from "../use/report.js";

/** The flags of `stepauth team list`. */
export interface ListFlags extends KeptFlags, WorkspaceFlags {
  readonly format: "table" | "json";
  readonly json?: boolean;
}

/** The flags of `stepauth team check`. */
export interface CheckFlags extends ListFlags {
  readonly apiUrl?: string;
}

/** What is in a list. Exit code 1 where something is wrong with it. */
export function listCommand(named: string | undefined, flags: ListFlags, io: Io): Promise<number> {
  return report(named, flags, io, async (rows) => rows);
}

/** Asks Apple about every key of a list. Exit code 1 where it rejects one, or something is wrong with the list. */
export async function checkCommand(named: string | undefined, flags: CheckFlags, io: Io): Promise<number> {
  const apiUrl = flags.apiUrl === undefined ? undefined : checkApiUrl(flags.apiUrl);
  return report(named, flags, io, (rows) => checkKeys(rows, { apiUrl, fetch: globalThis.fetch }, io));
}

async function report(
  named: string | undefined,
  flags: ListFlags,
  io: Io,
  look: (rows: KeptReport["rows"]) => Promise<KeptReport["rows"]>,
): Promise<number> {
  const opened = await openKeptList(named, flags, io);
  if (!("list" in opened)) {
    await reportFindings(opened.findings, io);
    return 1;
  }
  const connected = await connectedKeys(flags, io);
  const rows = await look(opened.rows);
  const asked = rows.flatMap((row) =>
    "state" in row && row.problem && (row.state === "rejected" || row.state === "unsure")
      ? [findingOf(row.problem, row.state === "rejected" ? "error" : "warning")]
      : [],
  );
  const findings = [...opened.findings, ...asked];
  const made: KeptReport = { list: opened.list, rows, connected, findings, now: io.now() };
  const isJson = flags.json || flags.format === "json";
  await io.stdout.write(isJson ? `${printJson(reportToJson(made), 2)}\n` : reportToText(made));
  await reportFindings(findings, io);
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}
