import type { Diagnostic } from "@stepauth/core";
import { escapeTerminal } from "@stepauth/preview";
import { findingOf } from "../problem.js";
import type { CheckedRow } from "./check-keys.js";
import type { KeptList } from "./open-list.js";
import type { Row } from "./rows.js";
import type { ConnectedKey } from "./workspace.js";

/** A list that was looked through, with what is connected on Bitrise where that was asked. */
export interface KeptReport {
  readonly list: KeptList["list"];
  readonly rows: readonly (Row | CheckedRow)[];
  readonly connected: readonly ConnectedKey[] | null;
  readonly findings: readonly Diagnostic[];
  readonly now: Date;
}

/** The report as the JSON that is printed. */
export function reportToJson({ list, rows, connected, findings }: KeptReport): Record<string, unknown> {
  return {
    schemaVersion: 1,
    version: list.version,
    ...(list.sealed ? { epoch: list.sealed.epoch } : {}),
    teams: rows.map((row) => teamToJson(row, connected)),
    ...(connected ? { connectedOnly: others(rows, connected).map(connectedToJson) } : {}),
    diagnostics: findings,
  };
}

function teamToJson(row: Row | CheckedRow, connected: KeptReport["connected"]): Record<string, unknown> {
  const { entry, key } = row;
  const createdAt = createdOf(row, connected);
  return {
    team: entry.team,
    state: stateOf(row),
    ...(key
      ? { keyId: key.keyId, issuerId: key.issuerId, enterprise: key.enterprise, fingerprint: key.fingerprint }
      : {}),
    ...(createdAt ? { createdAt: createdAt.toISOString() } : {}),
    ...(key && connected ? { connected: connected.some(({ keyId }) => keyId === key.keyId) } : {}),
    ...("state" in row && row.problem
      ? { finding: findingOf(row.problem, row.state === "unsure" ? "warning" : "error") }
      : {}),
  };
}

/** What is known of a team's key: after a check what Apple says, else whether it could be read. */
function stateOf(row: Row | CheckedRow): string {
  if ("state" in row) return row.state;
  if (row.isSealed) return "sealed";
  return row.key ? "readable" : "broken";
}

function connectedToJson({ keyId, issuerId, name, createdAt }: ConnectedKey): Record<string, unknown> {
  return { keyId, issuerId, name, ...(createdAt ? { createdAt: createdAt.toISOString() } : {}) };
}

function others(rows: readonly Row[], connected: readonly ConnectedKey[]): ConnectedKey[] {
  return connected.filter(({ keyId }) => !rows.some(({ key }) => key?.keyId === keyId));
}

function createdOf({ key, createdAt }: Row, connected: KeptReport["connected"]): Date | null {
  return createdAt ?? connected?.find(({ keyId }) => keyId === key?.keyId)?.createdAt ?? null;
}

const HEAD = ["team", "key ID", "state", "age", "public key"];

/** The report as a table for people. */
export function reportToText({ list, rows, connected, now }: KeptReport): string {
  const lines = rows.map((row) => [
    row.entry.team,
    row.key?.keyId ?? "-",
    wordsFor(row, connected),
    ageOf(createdOf(row, connected), now),
    row.key?.fingerprint ?? "-",
  ]);
  const head = `list ${list.version}${list.sealed ? `, epoch ${list.sealed.epoch}` : ""}, ${count(rows.length)}`;
  const beside = others(rows, connected ?? []).map(({ keyId, name }) =>
    `connected, and not in the list: ${escapeTerminal(keyId)} ${escapeTerminal(name)}`.trimEnd(),
  );
  return `${[head, "", ...aligned([HEAD, ...lines]), ...(beside.length > 0 ? ["", ...beside] : [])].join("\n")}\n`;
}

function count(teams: number): string {
  return teams === 1 ? "1 team" : `${teams} teams`;
}

const STATES: Readonly<Record<string, string>> = {
  taken: "Apple takes it",
  rejected: "Apple rejects it",
  unsure: "not known",
};

function wordsFor(row: Row | CheckedRow, connected: KeptReport["connected"]): string {
  const state = stateOf(row);
  const words = [STATES[state] ?? state];
  if (row.key?.enterprise) words.push("Enterprise");
  if (row.key && connected?.some(({ keyId }) => keyId === row.key?.keyId)) words.push("connected");
  return words.join(", ");
}

const DAY_MS = 86_400_000;

function ageOf(created: Date | null, now: Date): string {
  if (created === null) return "-";
  const days = Math.max(0, Math.floor((now.getTime() - created.getTime()) / DAY_MS));
  return days === 1 ? "1 day" : `${days} days`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
