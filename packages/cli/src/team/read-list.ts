import { isTeamId, shownVersion } from "./forms.js";
import type { Fields, ListedEntry, ReadList } from "./list.js";
import { JsonPlaces } from "./locate.js";
import { isObject, withSecretKey } from "./object.js";
import type { Problem } from "./problem.js";
import { claimsSealed } from "./sealed/format.js";
import { readSealedList } from "./sealed/read.js";

/** Reads the JSON of a list of keys. Entries are looked at when they are opened. */
export function readListText(file: string, given: string): ReadList {
  const text = given.replace(/^\ufeff/, "");
  const places = new JsonPlaces(file, text);
  const document = parsed(text);
  if (document === undefined) return broken("The list is not valid JSON.", "not valid JSON", places.mistake);
  if (!isObject(document)) return broken("The list is no JSON object.", "no object", places.at([]));
  return claimsSealed(document) ? readSealedList(document, places) : readClearList(document, places);
}

function readClearList({ version, keys }: Fields, places: JsonPlaces): ReadList {
  if (!Array.isArray(keys)) return broken("The list has no list of `keys`.", "no keys", places.at(["keys"]));
  const values: readonly unknown[] = keys;
  const entries = values.flatMap((value, index) =>
    isObject(value) && isTeamId(value.team_id) ? [clearEntry(value, value.team_id, index, places)] : [],
  );
  const strays = values.flatMap((value, index) =>
    isObject(value) && isTeamId(value.team_id) ? [] : [places.at(["keys", index, "team_id"])],
  );
  return {
    ok: true,
    list: { version: shownVersion(version), sealed: null, entries, strays, at: () => places.at(["keys"]) },
  };
}

function clearEntry(fields: Fields, team: string, index: number, places: JsonPlaces): ListedEntry {
  return {
    team,
    at: (field) => places.at(field === undefined ? ["keys", index] : ["keys", index, field]),
    open: async () => ({ ok: true, fields: withSecretKey(fields) }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Its message would quote the list.
  }
}

function broken(message: string, reason: string, location: Problem["location"]): ReadList {
  const help =
    'It must be { "version": "...", "keys": [{ "team_id", "key_id", "issuer_id", "enterprise", "private_key" }] }.';
  return {
    ok: false,
    problem: { code: "team/malformed", message, help, location, reason: `the list can't be read: ${reason}` },
  };
}
