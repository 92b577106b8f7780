import { extname, resolve } from "node:path";
import { boundedFetch, type FetchResult, unreachableWords } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { readNamedText } from "../io/text.js";
import { tellRetries } from "../use/retries.js";
import type { ReadList } from "./list.js";
import type { Problem } from "./problem.js";
import { readListText } from "./read-list.js";

/** The variable with the address of the list. */
const LIST_URL = "BITRISEIO_ASC_API_KEYS_URL";

/** The longest list that is read: 1 MiB. */
export const LONGEST_LIST = 1024 * 1024;

/**
 * Reads the list that `--keys` names, else the one behind `BITRISEIO_ASC_API_KEYS_URL`, of which nothing is kept on disk.
 *
 * @returns null where there is no list
 * @throws {UsageError} when the file that is named can't be read
 */
export async function obtainList(keys: string | undefined, io: Io): Promise<ReadList | null> {
  if (keys !== undefined) return readFileList(keys, io);
  const url = io.env[LIST_URL];
  return url ? downloadList(url, io) : null;
}

/**
 * Reads the list in a file.
 *
 * @param what - the file by what names it
 * @throws {UsageError} when it can't be read
 */
export async function readFileList(keys: string, io: Io, what = "The file that --keys names"): Promise<ReadList> {
  const path = resolve(io.cwd, keys);
  const text = readNamedText(path, keys, LONGEST_LIST, what);
  if ([".yml", ".yaml"].includes(extname(path).toLowerCase()))
    return (await import("./read-config.js")).readConfigList(path, io);
  return readListText(keys, text);
}

async function downloadList(url: string, io: Io): Promise<ReadList> {
  // A loopback address is no exception here: what a list is fetched from is somewhere else.
  if (!/^https:/i.test(url))
    return unavailable("its address is not an https address", "Use the address that Bitrise sets.");
  const tell = tellRetries(io);
  const result = await boundedFetch({
    ...{ url, maxBytes: LONGEST_LIST, retries: 2, totalMs: 60_000 },
    tellRetry: (retry) => tell({ what: "list", ...retry }),
  });
  return result.kind === "ok" ? readListText(LIST_URL, result.body) : unavailable(whyOf(result), helpFor(result));
}

type Failed = Exclude<FetchResult, { kind: "ok" }>;

function whyOf(result: Failed): string {
  if (result.kind === "status") return `the server answers with status ${result.status}`;
  if (result.kind === "unreachable") return unreachableWords[result.reason];
  if (result.kind === "too-large") return "it is longer than 1 MiB";
  return result.kind === "insecure" ? "it would have gone over plain http" : "its address is no https address";
}

function helpFor(result: Failed): string {
  return result.kind === "status" && result.status < 500
    ? "A build of a pull request from a fork may not download protected files; else upload the list anew."
    : "Check the network of the machine, then start the build again.";
}

function unavailable(why: string, help: string): ReadList {
  const problem: Problem = {
    code: "team/unavailable",
    message: `The list of keys can't be downloaded: ${why}.`,
    help,
    reason: `the list can't be downloaded: ${why}`,
  };
  return { ok: false, problem };
}
