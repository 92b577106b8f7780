import type { Resolution } from "@stepauth/core";
import { type RenderedAuth, renderAuth } from "@stepauth/core/node";
import { maskAppleId } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { collisions } from "../use/collisions.js";
import { toDotenv } from "../use/dotenv.js";
import { addToEnvman, unsetInEnvman } from "../use/envman.js";
import { cleanFolder, prepareFolder, writeFiles } from "../use/export-folder.js";
import type { UseFlags } from "../use/flags.js";
import { forTool, handsOverNothing, nothingToHand } from "../use/needed-files.js";
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
  const auth = await place(resolution, dir, io);
  await reportFindings(collisions(adapter, resolution, { ...auth, unsetEnv: resolution.unsetEnv }, io.env), io);
  await noteArguments(auth.args, resolution, io);
  return to === "dotenv" ? printDotenv(auth, resolution, io) : handToEnvman(auth, resolution, dir, io);
}

/** Writes the key files, if there are any. */
async function place(resolution: Resolution, dir: string, io: Io): Promise<RenderedAuth> {
  if (resolution.files.length === 0) return renderAuth(resolution, "");
  const { folder, created } = prepareFolder(dir, io);
  const rendered = renderAuth(resolution, folder);
  await writeFiles(folder, resolution.files, created);
  return rendered;
}

async function printDotenv({ env }: RenderedAuth, { unsetEnv }: Resolution, io: Io): Promise<number> {
  await io.stdout.write(toDotenv(env));
  const set = unsetEnv.filter((name) => io.env[name]);
  if (set.length > 0) await note(`the step also removes ${set.join(", ")}; unset it before the tool runs.`, io);
  return 0;
}

async function handToEnvman({ env }: RenderedAuth, { unsetEnv }: Resolution, dir: string, io: Io): Promise<number> {
  try {
    await addToEnvman(env, io);
    for (const name of unsetEnv) if (io.env[name]) await unsetInEnvman(name, io);
  } catch (error) {
    cleanFolder(dir, io); // Half of the credentials are of no use, so their files need not stay.
    throw error;
  }
  const names = Object.keys(env);
  await note(names.length > 0 ? `exported ${names.join(", ")}.` : "there is nothing to export.", io);
  return 0;
}

async function noteArguments(args: readonly string[], { tool, credentials }: Resolution, io: Io): Promise<void> {
  if (args.length === 0) return;
  const appleId = credentials?.method === "apple-id" ? credentials.appleId : undefined;
  const shown = args.map((arg) => (arg === appleId ? maskAppleId(arg) : arg));
  await note(`give ${tool.name} these arguments yourself: ${shown.join(" ")}`, io);
}

async function clean(dir: string, io: Io): Promise<number> {
  const removed = cleanFolder(dir, io);
  await note(
    removed === 0 ? "there was nothing to remove." : `removed ${removed} ${removed === 1 ? "file" : "files"}.`,
    io,
  );
  return 0;
}
