import type { Resolution } from "@stepauth/core";
import { type RenderedAuth, renderAuth } from "@stepauth/core/node";
import { maskAppleId } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { collisions } from "../use/collisions.js";
import { handToEnvman } from "../use/envman.js";
import { type Cleaned, cleanFolder } from "../use/export-clean.js";
import { prepareFolder, writeFiles } from "../use/export-folder.js";
import { LIST } from "../use/export-list.js";
import type { UseFlags } from "../use/flags.js";
import { forTool, handsOverNothing, nothingToHand } from "../use/needed-files.js";
import { printVariables } from "../use/print-variables.js";
import { complain, note, reportFindings } from "../use/report.js";
import { resolveForUse } from "../use/resolve.js";

/** The flags of `stepauth export`. */
export interface ExportFlags extends UseFlags {
  readonly to?: "envman" | "dotenv";
  readonly dir?: string;
  readonly clean?: string;
}

/** Hands the credentials of a step to the steps after this one. Exit code 1 when the step would fail. */
export async function exportCommand(step: string | undefined, flags: ExportFlags, io: Io): Promise<number> {
  if (flags.clean !== undefined) return clean(flags.clean, io);
  const { to, dir } = flags;
  if (step === undefined) throw new UsageError("Which step?", "stepauth export STEP --to envman --dir DIR");
  if (to === undefined) throw new UsageError("Where to? --to envman or --to dotenv.");
  if (dir === undefined) throw new UsageError("Where do key files go? --dir DIR.");
  const { adapter, resolution: resolved, findings, misconfigured } = await resolveForUse(step, flags, io);
  const resolution = forTool(resolved);
  await reportFindings(findings, io);
  if (resolution.status === "failed" || misconfigured) {
    await complain(`${adapter.step} gets no credentials, so nothing is exported.`, io);
    return 1;
  }
  if (handsOverNothing(resolution)) await note(nothingToHand(adapter.step), io);
  const { undo, ...auth } = await place(resolution, dir, io);
  await reportFindings(collisions(adapter, resolution, { ...auth, unsetEnv: resolution.unsetEnv }, io.env), io);
  await noteArguments(auth.args, resolution, io);
  try {
    return await (to === "dotenv" ? printDotenv(auth, resolution, io) : exportToEnvman(auth, resolution, io));
  } catch (error) {
    undo(); // Half of the credentials are of no use, so their files need not stay.
    throw error;
  }
}

/** Writes the key files, if there are any. */
async function place(resolution: Resolution, dir: string, io: Io): Promise<RenderedAuth & { undo: () => void }> {
  if (resolution.files.length === 0) return { ...renderAuth(resolution, ""), undo: () => undefined };
  const prepared = prepareFolder(dir, io);
  const rendered = renderAuth(resolution, prepared.folder);
  return { ...rendered, undo: await writeFiles(prepared, resolution.files) };
}

async function printDotenv({ env }: RenderedAuth, { unsetEnv }: Resolution, io: Io): Promise<number> {
  await printVariables(env, io);
  const set = unsetEnv.filter((name) => io.env[name]);
  if (set.length > 0) await note(`the step also removes ${set.join(", ")}; unset it before the tool runs.`, io);
  return 0;
}

async function exportToEnvman({ env }: RenderedAuth, { unsetEnv }: Resolution, io: Io): Promise<number> {
  const removed = unsetEnv.filter((name) => io.env[name]);
  await handToEnvman(env, removed, io);
  const names = Object.keys(env);
  await note(names.length > 0 ? `exported ${names.join(", ")}.` : "there is nothing to export.", io);
  return 0;
}

async function noteArguments(args: readonly string[], { tool, step, credentials }: Resolution, io: Io): Promise<void> {
  if (args.length === 0) return;
  const appleId = credentials?.method === "apple-id" ? credentials.appleId : undefined;
  const shown = args.map((arg) => (arg === appleId ? maskAppleId(arg) : arg));
  await note(`give ${tool?.name ?? step} these arguments yourself: ${shown.join(" ")}`, io);
}

async function clean(dir: string, io: Io): Promise<number> {
  const cleaned = cleanFolder(dir, io);
  const problems = problemsOf(cleaned);
  for (const problem of problems) await complain(problem, io);
  if (problems.length > 0) return 1;
  const { removed, keys } = cleaned;
  if (removed > 0) await note(`removed ${removed} ${removed === 1 ? "file" : "files"}.`, io);
  if (keys.length > 0) await note(`${keys.join(", ")} was not exported by stepauth, holds a key and stays.`, io);
  else if (removed === 0) await note("there was nothing to remove.", io);
  return 0;
}

/** Why keys may still be in the folder, against what was asked for. */
function problemsOf({ list, left, keys }: Cleaned): string[] {
  const problems: string[] = [];
  if (list === "unusable")
    problems.push(`${LIST} in the folder is not the list of an export, so nothing was removed: look there yourself.`);
  if (left.length > 0)
    problems.push(`${left.join(", ")} can't be removed: check whether the folder may be written to.`);
  if (list !== "read" && keys.length > 0)
    problems.push(`${keys.join(", ")} holds a key and is on no list of an export: remove it yourself.`);
  return problems;
}
