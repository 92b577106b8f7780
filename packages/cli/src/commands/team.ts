import { checkApiUrl } from "../doctor/apple.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import { decide } from "../team/decide.js";
import { isPrefix } from "../team/forms.js";
import { type Destination, handOver } from "../team/hand-over.js";
import { logLine } from "../team/outcome.js";
import { note, reportFindings } from "../use/report.js";

/** The flags of `stepauth team`. */
export interface TeamFlags {
  readonly keys?: string;
  readonly to?: Destination["to"];
  readonly dir?: string;
  /** False with `--no-check`. */
  readonly check: boolean;
  readonly fallback: "apple-id" | "fail";
  readonly prefix: string;
  readonly minEpoch?: number;
  readonly apiUrl?: string;
}

/** Picks the key of a team, and hands it to the steps after this one. Exit code 1 where the build must not go on. */
export async function teamCommand(team: string | undefined, flags: TeamFlags, io: Io): Promise<number> {
  const { keys, check, fallback, minEpoch, apiUrl } = flags;
  const destination = destinationOf(flags);
  const url = apiUrl === undefined ? undefined : checkApiUrl(apiUrl);
  const outcome = await decide({ team, keys, check, fallback, minEpoch, apiUrl: url }, io);
  await reportFindings(outcome.findings, io);
  if (minEpoch !== undefined && !io.env.ASC_TEAM_SIGNER) await note(UNVOUCHED, io);
  if (outcome.mode !== "failed" && destination !== null) await handOver(outcome, destination, io);
  await note(logLine(outcome), io);
  if (destination === null) await note("nothing was handed to other steps: that takes --to and --dir.", io);
  return outcome.mode === "failed" ? 1 : 0;
}

const UNVOUCHED =
  "--min-epoch holds only with ASC_TEAM_SIGNER: in a list that nobody signed, anybody can raise the epoch.";

function destinationOf({ to, dir, prefix }: TeamFlags): Destination | null {
  if (!isPrefix(prefix))
    throw new UsageError("--prefix takes capital letters, digits and underscores, with an underscore at its end.");
  if (to === undefined) {
    if (dir !== undefined) throw new UsageError("Where to? --to envman, --to dotenv or --to github.");
    return null;
  }
  if (dir === undefined) throw new UsageError("Where does the key file go? --dir DIR.");
  // The path becomes the value of a variable, in which a line break has no business.
  if (/\p{Cc}/u.test(dir)) throw new UsageError("--dir has a character that no path should have.");
  return { to, dir, prefix };
}
