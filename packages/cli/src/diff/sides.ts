import type { Policy } from "@stepauth/core";
import type { Context } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { STDIN } from "../lint/files.js";
import { readSource } from "../lint/read.js";
import { workflowFileOf } from "../lint/usual.js";
import type { NamedSource, OpenFlags } from "../use/open-preview.js";
import { type PinnedVersion, pinnedVersion } from "./pinned.js";
import { readRevision, revisionOf } from "./revision.js";

type Twice = "account" | "policy" | "context";

/** The flags of `stepauth diff`: what is given twice is what is compared. */
export interface DiffFlags extends Omit<OpenFlags, Twice> {
  readonly account: readonly string[];
  readonly policy: readonly Policy[];
  readonly context: readonly Context[];
  readonly stepVersion: readonly string[];
  readonly stdinFilename?: string;
}

/** One of the two things that are compared. */
export interface Side {
  readonly source: NamedSource;
  readonly flags: OpenFlags;
  readonly pinned: PinnedVersion | null;
}

const HELP =
  "Name two files (HEAD~1:bitrise.yml is one of a git revision), or give an option twice: --account none --account both.";

/**
 * The two sides that the command line names.
 *
 * @throws {UsageError} where there is nothing to compare, or more than two of something
 */
export async function sidesOf(args: readonly (string | undefined)[], flags: DiffFlags, io: Io): Promise<[Side, Side]> {
  const files = args.filter((arg) => arg !== undefined);
  const pinned = pinnedSides(flags.stepVersion);
  const options = optionsOf(flags);
  const areTwo = [flags.account, flags.policy, flags.context].some(({ length }) => length === 2) || pinned.areTwo;
  if (files.length < 2 && !areTwo) throw new UsageError("There is nothing to compare with.", HELP);
  if (files.length === 2 && files.every((file) => file === STDIN))
    throw new UsageError("Only one of the two files can be standard input.");
  const [first, second] = await sourcesOf(files, flags, io);
  return [
    { source: first, flags: options[0], pinned: pinned.sides[0] },
    { source: second, flags: options[1], pinned: pinned.sides[1] },
  ];
}

async function sourcesOf(files: readonly string[], flags: DiffFlags, io: Io): Promise<[NamedSource, NamedSource]> {
  const [first, second] = files;
  const read = (file: string | undefined, which: string) => sourceOf(file, which, flags, io);
  if (first !== undefined && second !== undefined)
    return [await read(first, "The first argument"), await read(second, "The second argument")];
  const only = await read(first, "The argument");
  return [only, only];
}

async function sourceOf(
  file: string | undefined,
  which: string,
  { root, stdinFilename }: DiffFlags,
  io: Io,
): Promise<NamedSource> {
  const revision = file === undefined || file === STDIN ? null : revisionOf(file, io);
  if (revision !== null) return readRevision(revision, which, io);
  const flags = { ...(root === undefined ? {} : { root }), ...(stdinFilename === undefined ? {} : { stdinFilename }) };
  return readSource(workflowFileOf(file, io).file, flags, io);
}

/** The flags of each side. */
function optionsOf({ account, policy, context, ...shared }: DiffFlags): [OpenFlags, OpenFlags] {
  const accounts = pair("--account", account);
  const policies = pair("--policy", policy);
  const contexts = pair("--context", context);
  const of = (side: 0 | 1): OpenFlags => ({
    ...shared,
    ...(accounts[side] === undefined ? {} : { account: accounts[side] }),
    ...(policies[side] === undefined ? {} : { policy: policies[side] }),
    ...(contexts[side] === undefined ? {} : { context: contexts[side] }),
  });
  return [of(0), of(1)];
}

/** What is given once holds for both sides. */
function pair<T>(option: string, values: readonly T[]): readonly [T | undefined, T | undefined] {
  const [first, second = first] = values;
  if (values.length > 2) throw new UsageError(`${option} is given more than twice.`, "Two things are compared.");
  return [first, second];
}

interface PinnedSides {
  readonly areTwo: boolean;
  readonly sides: readonly [PinnedVersion | null, PinnedVersion | null];
}

/** A version that is given once is compared with what the file says. */
function pinnedSides(given: readonly string[]): PinnedSides {
  const [first = null, second = null, ...more] = given.map(pinnedVersion);
  if (more.length > 0) throw new UsageError("--step-version is given more than twice.", "Two things are compared.");
  if (second === null) return { areTwo: first !== null, sides: [null, first] };
  if (first?.step !== undefined && second.step !== undefined && first.step !== second.step)
    throw new UsageError("--step-version names two steps.", "Compare two versions of one step.");
  const step = first?.step ?? second.step;
  return { areTwo: true, sides: [first && { ...first, step }, { ...second, step }] };
}
