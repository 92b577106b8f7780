import { relative, resolve, sep } from "node:path";
import { UsageError } from "../errors.js";
import { type GitBlob, readGitBlob } from "../io/git.js";
import type { Io } from "../io/io.js";
import { repositoryRoot } from "../io/root.js";
import { decodeText, isThere } from "../io/text.js";
import type { NamedSource } from "../use/open-preview.js";

/** A file of a git revision: `HEAD~1:bitrise.yml`, or `:bitrise.yml` for what is staged. */
export interface Revision {
  /** As it was given. */
  readonly name: string;
  /** What stands before the path, its colon included. */
  readonly revision: string;
  /** The absolute path that the file has, or had, in the working tree. */
  readonly full: string;
  readonly root: string;
}

/** The file of a revision that an argument names; null where a file has that name, or where no revision is in it. */
export function revisionOf(argument: string, { cwd }: Pick<Io, "cwd">): Revision | null {
  const colon = colonOf(argument);
  if (colon === -1 || colon === argument.length - 1 || isThere(resolve(cwd, argument))) return null;
  const path = argument.slice(colon + 1);
  const root = repositoryRoot(resolve(cwd, "bitrise.yml"));
  const full = resolve(/^\.{1,2}\//.test(path) ? cwd : root, path);
  return { name: argument, revision: argument.slice(0, colon + 1), full, root };
}

// A stage of the index, `:0:PATH` or `:PATH`, begins with a colon.
const STAGED = /^:(?:[0-3]:)?/;

/** The colon before the path: not one within braces, as in `HEAD^{/fix: the build}`; -1 where there is none. */
function colonOf(argument: string): number {
  const staged = STAGED.exec(argument)?.[0];
  if (staged !== undefined) return staged.length - 1;
  let depth = 0;
  for (let at = 0; at < argument.length; at++) {
    const character = argument[at];
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === ":" && depth === 0) return at;
  }
  return -1;
}

/** Reads a workflow file of a revision; what it includes is read from the same revision. */
export async function readRevision(revision: Revision, which: string, io: Io): Promise<NamedSource> {
  const { name, full, root } = revision;
  const blob = await readGitBlob(name, io);
  if (!blob.ok) throw refusal(blob, which);
  const content = decodeText(blob.bytes, name, { ignoreBOM: true });
  return { shown: name, full, content, readInclude: includeReader(revision.revision, root, io) };
}

function includeReader(revision: string, root: string, io: Io): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    const inside = relative(root, resolve(root, path)).split(sep).join("/");
    if (inside.startsWith("..")) throw new Error("outside");
    const blob = await readGitBlob(`${revision}${inside}`, io);
    if (!blob.ok) throw new Error(blob.problem);
    return blob.bytes;
  };
}

// By its place: what was given is not repeated where it names nothing.
function refusal({ problem }: Extract<GitBlob, { ok: false }>, which: string): UsageError {
  if (problem === "no-git")
    return new UsageError(`${which} names no file, and git, which would read it from a revision, was not found.`);
  if (problem === "too-large") return new UsageError(`${which} names a file of a revision that is too large.`);
  return new UsageError(
    `${which} names neither a file nor one of a git revision.`,
    "REVISION:PATH counts from the root of the repository, such as HEAD~1:bitrise.yml; REVISION:./PATH from here.",
  );
}
