import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, normalisePrivateKey, publicKeyFingerprint, Secret, StepAuthError } from "@stepauth/core";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { readNamedText } from "../io/text.js";
import { LONGEST_LIST, readFileList } from "../team/obtain.js";
import { findingOf } from "../team/problem.js";
import { readListText } from "../team/read-list.js";
import { type CheckedEntry, clearEntries } from "../team/seal/clear-entries.js";
import { type Change, sealList } from "../team/seal/seal-list.js";
import { readSecretsFile, secretsText } from "../team/seal/secrets-file.js";
import { replaceFiles } from "../team/seal/write-files.js";
import type { SealedDocument } from "../team/sealed/format.js";
import { signerOf } from "../team/sealed/signature.js";
import { note, reportFindings } from "../use/report.js";
import { keyTextOf } from "./token-key.js";

/** The flags of `stepauth team seal`. */
export interface SealFlags {
  readonly out: string;
  readonly secrets: string;
  readonly sign?: string;
  readonly rotate: readonly string[];
}

/** Seals a list of keys. Exit code 1 where the list is not as it should be; then nothing is written. */
export async function sealCommand(file: string, flags: SealFlags, io: Io): Promise<number> {
  const [out, secretsPath] = [resolve(io.cwd, flags.out), resolve(io.cwd, flags.secrets)];
  if (out === secretsPath) throw new UsageError("--out and --secrets name the same file.");
  const read = await readFileList(file, io, "The list that is named");
  if (!read.ok) return refused([findingOf(read.problem, "error")], io);
  const { list } = read;
  if (list.sealed) throw new UsageError("The list is sealed already.", "Name the list in clear, from the vault.");
  const { entries, findings } = await clearEntries(list);
  if (findings.some(({ severity }) => severity === "error")) return refused(findings, io);
  await reportFindings(findings, io);
  checkRotated(flags.rotate, entries);
  const before = readBefore(out, flags.out);
  const known = readSecretsFile(secretsPath);
  const signingKey = flags.sign === undefined ? null : await readSigningKey(flags.sign, entries, io);
  const { version } = list;
  const result = await sealList({ version, entries, before, secrets: known.secrets, rotate: flags.rotate, signingKey });
  replaceFiles([
    { path: secretsPath, mode: 0o600, text: secretsText({ ...known, secrets: result.secrets }) },
    { path: out, mode: 0o644, text: `${JSON.stringify(result.document, null, 2)}\n` },
  ]);
  await note(`sealed, epoch ${result.document.epoch}: ${words(result.changes)}.`, io);
  if (signingKey) await note(`builds check the signature with ASC_TEAM_SIGNER=${await signerOf(signingKey)}`, io);
  return 0;
}

async function refused(findings: readonly Diagnostic[], io: Io): Promise<number> {
  await reportFindings(findings, io);
  await note("nothing was sealed.", io);
  return 1;
}

function checkRotated(rotate: readonly string[], entries: readonly CheckedEntry[]): void {
  if (rotate.every((team) => entries.some((entry) => entry.team === team))) return;
  throw new UsageError("--rotate names a team that is not in the list.");
}

/** The sealed list as it was; null where there is none yet. */
function readBefore(path: string, shown: string): SealedDocument | null {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null;
  const read = readListText(shown, readNamedText(path, shown, LONGEST_LIST, "The file that --out names"));
  if (read.ok && read.list.sealed) return read.list.sealed;
  throw new UsageError("What --out names is there, and is no sealed list.", "Name another file, or remove it.");
}

/** The private key of whoever signs. No team's key may be it: its builds could sign lists. */
async function readSigningKey(given: string, entries: readonly CheckedEntry[], io: Io): Promise<Secret> {
  const read = normalisePrivateKey(await keyTextOf(given, "--sign", io));
  if (!read.ok) throw new StepAuthError(read.code, `The key that --sign names can't be used. ${read.message}`, NEW_KEY);
  const fingerprint = await publicKeyFingerprint(read.pem);
  if (entries.some(({ key }) => key.fingerprint === fingerprint))
    throw new UsageError("The key that --sign names is the key of a team, whose builds could sign with it.", NEW_KEY);
  return new Secret(read.pem);
}

const NEW_KEY = "Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signer.pem";

function words(changes: ReadonlyMap<string, Change>): string {
  const teams = [...changes].map(([team, change]) => `${team} ${change}`);
  return teams.length > 0 ? teams.join(", ") : "no team";
}
