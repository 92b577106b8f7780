import { Secret } from "@stepauth/core";
import type { TeamList } from "./list.js";
import type { Problem } from "./problem.js";

/** What a build insists on. Whoever can write the list can't turn it off. */
export interface Guards {
  /** `ASC_TEAM_SECRET`: the team's entry is sealed, and opens with it. */
  readonly secret: Secret | null;
  /** `ASC_TEAM_SIGNER`: the list is signed by it. */
  readonly signer: string | null;
  /** `--min-epoch`: the list is not older. */
  readonly minEpoch: number | undefined;
}

/** The guards of a build. */
export function readGuards(env: Readonly<Record<string, string | undefined>>, minEpoch: number | undefined): Guards {
  const { ASC_TEAM_SECRET: secret, ASC_TEAM_SIGNER: signer } = env;
  return { secret: secret ? new Secret(secret) : null, signer: signer || null, minEpoch };
}

/** Whether a list that can't be read is a reason to stop. One that could not be had at all says nothing of whoever wrote it. */
export function isRefused({ code }: Problem, { secret, signer, minEpoch }: Guards): boolean {
  return code !== "team/unavailable" && (secret !== null || signer !== null || minEpoch !== undefined);
}

/** What a list lacks that the build insists on; null where it lacks nothing. */
export async function breachOf(
  { sealed, at }: TeamList,
  { secret, signer, minEpoch }: Guards,
): Promise<Problem | null> {
  if (secret !== null && sealed === null) return { ...IN_CLEAR, location: at() };
  if (signer !== null) {
    const { isSignedBy, readSigner } = await import("./sealed/signature.js");
    const key = await readSigner(signer);
    if (key === null) return NO_SIGNER;
    if (sealed?.signature === undefined) return { ...UNSIGNED, location: at() };
    if (!(await isSignedBy(sealed, key))) return { ...WRONGLY_SIGNED, location: at() };
  }
  if (minEpoch !== undefined && (sealed === null || sealed.epoch < minEpoch))
    return { ...tooOld(sealed?.epoch), location: at() };
  return null;
}

const NEWEST = "Give the app the newest list of stepauth team seal.";

const IN_CLEAR: Problem = {
  code: "team/sealed-damaged",
  message: "The list is in clear, and ASC_TEAM_SECRET says that it is sealed.",
  help: "Give the app the sealed list; a list in clear may come from anybody.",
  reason: "the list is in clear",
};

const NO_SIGNER: Problem = {
  code: "team/signature-invalid",
  message: "ASC_TEAM_SIGNER is no public key of the curve P-256.",
  help: "Set it to what stepauth team seal --sign says; never to the private key.",
  reason: "ASC_TEAM_SIGNER is no public key",
};

const UNSIGNED: Problem = {
  code: "team/signature-invalid",
  message: "The list is not signed, and ASC_TEAM_SIGNER says by whom it has to be.",
  help: "Sign it: stepauth team seal --sign KEY.",
  reason: "the list is not signed",
};

const WRONGLY_SIGNED: Problem = {
  code: "team/signature-invalid",
  message: "The signature of the list is not that of ASC_TEAM_SIGNER over what the list holds now.",
  help: `It was signed by another key, or changed since. ${NEWEST}`,
  reason: "the signature of the list is wrong",
};

function tooOld(epoch: number | undefined): Problem {
  const is = epoch === undefined ? "has no epoch" : `has the epoch ${epoch}`;
  return {
    code: "team/epoch-too-old",
    message: `The list ${is}, and --min-epoch asks for a newer one.`,
    help: NEWEST,
    reason: "the list is too old",
  };
}
