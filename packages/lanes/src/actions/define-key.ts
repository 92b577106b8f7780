import type { Action } from "../answer.js";
import { userError } from "../evaluate/errors.js";
import type { LaneRun } from "../fastlane/run.js";
import { like } from "../methods/like.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Str, Sym, type Value } from "../value/values.js";
import { optionNames } from "./option-names.js";
import { Options } from "./options.js";
import { shownFlag, shownPath, shownText } from "./show.js";
import { fileContent, tokenOfHash } from "./token.js";

const PREFIX = "APP_STORE_CONNECT_API_KEY";

const row = {
  name: "app_store_connect_api_key",
  options: optionNames.app_store_connect_api_key,
  conflicts: [["key_content", "key_filepath"]] as const,
  teams: [],
  keys: [],
};

/** `app_store_connect_api_key`: makes the hash, leaves it in the lane context, and makes it the current token. */
export function defineKey(run: LaneRun, action: Action, given: Hash): Value {
  const options = new Options(run, row, given);
  const find = (name: string, variable = name) => options.find(name, [`${PREFIX}_${variable.toUpperCase()}`]);
  const keyId = find("key_id");
  if (!keyId) throw userError("option-missing:key_id");
  const [issuer, content, path] = [find("issuer_id"), find("key_content", "key"), find("key_filepath")];
  const isBase64 = find("is_key_content_base64")?.value ?? false;
  const inHouse = find("in_house")?.value ?? false;
  const setsToken = find("set_spaceship_token")?.value ?? true;
  if (!issuer && !run.isFrom(2, 221)) throw userError("option-missing:issuer_id");
  const source = content ?? path;
  if (!source) throw userError("option-missing:key_content");
  if (content && content.from !== "option" && path) run.seeHere("content-over-path", undefined, content.from);
  for (const [name, found] of [
    ["key_id", keyId],
    ["issuer_id", issuer],
  ] as const)
    if (found?.from === "option" && isEmptyText(found.value)) run.seeHere("empty-option", name);
  const key = content ? withLineEnds(content.value) : fileContent(run, source.value);
  if (!content && key instanceof Str && key.clear.trimStart().startsWith("{")) run.seeHere("key-file-form");
  const hash = Hash.of(
    Object.entries({
      key_id: keyId.value,
      issuer_id: issuer?.value ?? null,
      key,
      is_key_content_base64: isBase64,
      duration: find("duration")?.value ?? 500,
      in_house: inHouse,
    }).map(([name, value]) => [Sym.of(name), value]),
  );
  run.laneContext.set(Sym.of(PREFIX), hash);
  if (run.isFrom(2, 184) && run.interpreter.truthy(setsToken)) {
    run.session.token = { ...tokenOfHash(run, hash), at: action.at };
  }
  action.result = "defines-key";
  action.key_id = shownText(run, trimmed(keyId.value));
  action.key_id_from = keyId.from;
  action.issuer_id = shownText(run, issuer && trimmed(issuer.value));
  action.issuer_id_from = issuer?.from ?? null;
  action.content = content ? "key_content" : "key_filepath";
  action.content_from = source.from;
  if (!content) action.path = shownPath(run, source.value);
  action.base64 = shownFlag(run, isBase64);
  action.in_house = shownFlag(run, inHouse);
  action.sets_token = shownFlag(run, setsToken);
  return hash;
}

/** The two characters `\n` become line ends. */
function withLineEnds(content: Value): Value {
  if (content instanceof Str) return like(content, content.clear.replaceAll("\\n", "\n"));
  return content instanceof Unknown ? content.derived("\\n", "text") : content;
}

function isEmptyText(value: Value): boolean {
  return value instanceof Str && value.text.isEmpty;
}

function trimmed(value: Value): Value {
  return value instanceof Str ? new Str(value.text.trim()) : value;
}
