import { shownVersion } from "../forms.js";
import type { Fields, ListedEntry, OpenedEntry, ReadList } from "../list.js";
import type { JsonPlaces } from "../locate.js";
import { openEntry, type Refusal } from "./entry.js";
import { isFlaw, readSealed, type SealedTeam } from "./format.js";

/** Reads a sealed list. Its entries are opened when they are asked for, each by its own secret. */
export function readSealedList(document: Fields, places: JsonPlaces): ReadList {
  const sealed = readSealed(document);
  if (isFlaw(sealed)) {
    const help = "Seal the list again: stepauth team seal.";
    const location = places.at(sealed.path);
    return {
      ok: false,
      problem: {
        code: "team/sealed-damaged",
        message: sealed.message,
        help,
        location,
        reason: "the sealed list is damaged",
      },
    };
  }
  const entries = sealed.sealed.map((entry, index) => sealedEntry(entry, index, places));
  return {
    ok: true,
    list: { version: shownVersion(sealed.version), sealed, entries, strays: [], at: () => places.at(["sealed"]) },
  };
}

function sealedEntry({ team_id: team, jwe }: SealedTeam, index: number, places: JsonPlaces): ListedEntry {
  // What stands inside has no place of its own.
  const at: ListedEntry["at"] = (field) => places.at(["sealed", index, ...(field === "team_id" ? [field] : [])]);
  return {
    team,
    at,
    open: async (secret) => {
      if (secret === null) return noSecret(at);
      const opened = await openEntry(team, jwe, secret);
      return opened.ok ? opened : damaged(opened.why, at);
    },
  };
}

function noSecret(at: ListedEntry["at"]): OpenedEntry {
  return {
    ok: false,
    problem: {
      code: "team/secret-missing",
      message: "The entry of the team is sealed, and there is no secret to open it.",
      help: "Set ASC_TEAM_SECRET to the secret of the team; builds of forks have none.",
      location: at(),
      reason: "there is no secret to open the entry",
    },
  };
}

const WORDS: Readonly<Record<Refusal, string>> = {
  form: "It has not the form of a sealed entry.",
  header: "Its header is not the one of a sealed entry.",
  "other-team": "It is the entry of another team.",
  "secret-form": "ASC_TEAM_SECRET is no secret that stepauth team seal makes.",
  "not-opened": "It was changed, or ASC_TEAM_SECRET is of another team or older.",
  content: "What is sealed in it is of another team, or no entry.",
};

function damaged(why: Refusal, at: ListedEntry["at"]): OpenedEntry {
  return {
    ok: false,
    problem: {
      code: "team/sealed-damaged",
      message: `The sealed entry of the team can't be opened. ${WORDS[why]}`,
      help: "Give the app the newest list, and the secret of its team.",
      location: at(),
      reason: "the sealed entry can't be opened",
    },
  };
}
