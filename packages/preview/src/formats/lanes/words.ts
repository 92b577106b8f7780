import type { LaneActionReport, LaneAnswerReport, LanesReport, ShownLane } from "../../report/lanes.js";

const NEEDS: Readonly<Record<string, string>> = {
  "api-key": "an API key",
  "apple-id": "an Apple ID",
  session: "a 2FA session",
  "app-specific-password": "an app-specific password",
};

/** Which rules hold, in words. */
export function releaseInWords({ fastlane: { version, from, newerThanKnown } }: LanesReport): string {
  const newer = newerThanKnown ? ", newer than what is known: the rules may be others" : "";
  return `fastlane ${version} (${from}${newer})`;
}

/** What a lane needs, in words. */
export function needsInWords({ needs }: ShownLane): string {
  return needs.length === 0 ? "no credentials" : needs.map((need) => NEEDS[need] ?? need).join(", ");
}

/** How a lane ends, in words. */
export function outcomeInWords({ outcome, why }: LaneAnswerReport): string {
  if (outcome === "completed") return "completes";
  if (outcome === "fails") return `fails: ${why}`;
  return why === "limit" || why === "fastfile-swift"
    ? `only the run can tell (${why})`
    : "only the run can tell how it ends";
}

/** What an action uses, and from where: its lines. */
export function actionInWords(action: LaneActionReport): string[] {
  const lines = [headOf(action), ...uploadOf(action)];
  if (action.result === "fails") lines.push(`fails: ${action.why}`);
  if (action.certain === false) lines.push("only the run can tell whether it is reached");
  return lines.filter((line) => line !== "");
}

function headOf(action: LaneActionReport): string {
  const kind = action.result === "fails" ? action.after : action.result;
  switch (kind) {
    case "defines-key":
      return `makes the API key ${keyOf(action)}, ${action.content} ${from(action.content_from)}`;
    case "api-key":
      return `API key ${keyOf(action)}, ${from(action.from)}${action.path ? ` (${action.path})` : ""}${setAt(action)}`;
    case "apple-id":
      return `Apple ID ${action.username ?? "(none)"}, ${from(action.username_from)}${setAt(action)}${passwordOf(action)}`;
    case "upload-only":
      return "no login, only the upload";
    case "none":
      return `talks to nobody (${action.why})`;
    case "unknown":
      return "only the run can tell what it uses";
    default:
      return "";
  }
}

function keyOf({ key_id: keyId, in_house: inHouse }: LaneActionReport): string {
  return `${keyId ?? "(none)"}${inHouse === null || inHouse === undefined ? ", in_house not said" : ""}`;
}

function passwordOf({ password_from: password, session_from: session }: LaneActionReport): string {
  if (!password) return "";
  return `; password ${from(password)}, ${session ? `session ${from(session)}` : "no session"}`;
}

function setAt({ set_at: at }: LaneActionReport): string {
  return at ? `, set at ${at}` : "";
}

function uploadOf({ upload }: LaneActionReport): string[] {
  if (!upload) return [];
  if (typeof upload === "string") return ["uploads with what only the run can tell"];
  if (upload.uses === "api-key") return [`uploads with the API key ${upload.key_id}`];
  if (upload.uses !== "apple-id") return ["uploads with what only the run can tell"];
  const password = upload.app_specific === false ? ", which is no app-specific one: Apple refuses it with 2FA" : "";
  return [`uploads as ${upload.username} with the password ${from(upload.password_from)}${password}`];
}

/** Where something is from, in words. */
function from(source: string | null | undefined): string {
  if (!source) return "from nowhere";
  const [kind = "", name] = source.split(":");
  const words: Readonly<Record<string, string>> = {
    option: "from the call",
    argument: "from the call",
    env: `from $${name}`,
    file: `from the ${name}`,
    Appfile: `from the Appfile's ${name}`,
    "lane-context": "from app_store_connect_api_key of this lane, not passed on",
    "earlier-token": "the token of an earlier action",
    "earlier-login": "the login of an earlier action",
    script: "made by the Fastfile itself",
  };
  return words[kind] ?? source;
}

/** What a lane does, in one line: which of its actions uses what. */
export function laneLine(call: string, answer: LaneAnswerReport): string {
  const uses = answer.actions.flatMap((action) => {
    const what = briefly(action);
    return what === undefined ? [] : [`${action.as ?? action.action} ${what}`];
  });
  const shown = uses.slice(0, MOST_IN_LINE).join(", ");
  const more = uses.length > MOST_IN_LINE ? ` and ${uses.length - MOST_IN_LINE} more` : "";
  const end = answer.outcome === "completed" ? "" : `; ${outcomeInWords(answer)}`;
  return `The lane ${call}: ${uses.length === 0 ? "no action uses credentials" : `${shown}${more}`}${end}.`;
}

const MOST_IN_LINE = 8;

function briefly(action: LaneActionReport): string | undefined {
  const kind = action.result === "fails" ? action.after : action.result;
  const fails = action.result === "fails" ? "fails" : undefined;
  if (kind === "api-key") return `${fails ? `${fails} with` : "uses"} the API key ${action.key_id ?? "(none)"}`;
  if (kind === "apple-id") return `${fails ? `${fails} with` : "uses"} the Apple ID ${action.username ?? "(none)"}`;
  if (kind === "upload-only") return "only uploads";
  return kind === "unknown" ? "uses what only the run can tell" : fails;
}
