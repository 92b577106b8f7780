import { userError } from "../evaluate/errors.js";
import { Unknown } from "../value/unknown.js";
import { Str, Sym, type Value } from "../value/values.js";
import { findKey } from "./ladder.js";
import { common, readTeams, type Step } from "./steps.js";
import { inHouseUnknown, notInHouse, type TokenParts } from "./token.js";

/** sigh, cert and match: they may have to know whether the team is an Enterprise one, and a key may not say. */
export function signing(step: Step): void {
  const { run, row, options, action } = step;
  options.loadConfigFile();
  if (row.teamsAre === "read") readTeams(step);
  const isMatch = row.name === "sync_code_signing";
  if (isMatch && isReadonly(step)) {
    action.result = "none";
    action.why = "readonly";
    return;
  }
  const found = findKey(run, row, options);
  // What it found counts as written in the calls of cert and sigh, when it must create something.
  if (isMatch && found.hash && found.path) run.seeHere("hash-and-path");
  const token = common(step, found);
  if (!token || !asks(step)) return;
  if (isUnsaid(step, token)) throw inHouseUnknown();
  if (isMatch && !run.interpreter.truthy(token.inHouse)) throw notInHouse();
  if (row.name === "match_nuke" && run.interpreter.truthy(token.inHouse)) throw userError("not-interactive");
}

/** It still looks for its key, and fails where that can't be had. */
function isReadonly({ run, row, options }: Step): boolean {
  const variables = (suffix: string) => row.keys.map((prefix) => `${prefix}_${suffix}`);
  options.find("api_key_path", variables("API_KEY_PATH"));
  options.find("api_key", variables("API_KEY"));
  const found = options.find("readonly", ["MATCH_READONLY"]);
  const isOn = found !== undefined && run.interpreter.truthy(found.value);
  if (isOn && found.from.startsWith("env:") && run.madeReadonly !== undefined)
    run.seeHere("readonly-by-ci", undefined, run.madeReadonly);
  return isOn;
}

function asks(step: Step): boolean {
  const { row, options, run } = step;
  const type = nameOf(
    run.interpreter.settled(options.find("type", [`${row.aliases[0]?.toUpperCase()}_TYPE`])?.value ?? null),
  );
  if (row.name === "sync_code_signing") return type === "enterprise";
  if (row.name !== "get_certificates" || type === undefined) return true;
  if (type === "developer_id_installer") throw userError("developer-id-needs-apple-id");
  return false; // The other types are the same for every team.
}

function isUnsaid({ run }: Step, { inHouse }: TokenParts): boolean {
  if (inHouse instanceof Unknown) return !run.interpreter.truthy(inHouse.derived("said", "boolean"));
  return inHouse === null;
}

function nameOf(value: Value): string | undefined {
  return value instanceof Str ? value.clear : value instanceof Sym ? value.name : undefined;
}
