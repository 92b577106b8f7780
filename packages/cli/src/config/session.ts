import { Secret, type SessionCookie } from "@stepauth/core";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";

/** The origin whose cookies the steps take. */
const IDMSA = "https://idmsa.apple.com";

/**
 * The cookies of a 2FA session: `FASTLANE_SESSION` as `fastlane spaceauth` prints it (YAML, with literal `\n` when it was
 * copied from its one-line form), or the `session_cookies` of a connected account's document (JSON). Null when it is neither.
 */
export function parseSession(text: string): ReadonlyMap<string, readonly SessionCookie[]> | null {
  const trimmed = text.trim();
  const document = trimmed.includes("\n") ? trimmed : trimmed.replaceAll("\\n", "\n");
  const cookies = readCookies(document);
  return cookies === null || cookies.length === 0 ? null : new Map([[IDMSA, cookies]]);
}

function readCookies(text: string): SessionCookie[] | null {
  let root: unknown;
  try {
    const parsed = parseDocument(text, { schema: "failsafe", prettyErrors: false, logLevel: "silent", merge: false });
    root = parsed.errors.length === 0 ? parsed.contents : null;
  } catch {
    return null; // Its message would quote the session.
  }
  const list = isMap(root) ? root.get(IDMSA, true) : root;
  if (!isSeq(list)) return null;
  const cookies = list.items.map(cookieOf);
  return cookies.every((cookie) => cookie !== null) ? cookies : null;
}

function cookieOf(node: unknown): SessionCookie | null {
  if (!isMap(node)) return null;
  const text = (name: string) => {
    const value = node.get(name, true);
    return isScalar(value) ? String(value.value) : "";
  };
  if (text("name") === "") return null;
  return {
    name: text("name"),
    value: new Secret(text("value")),
    domain: text("domain"),
    path: text("path") === "" ? "/" : text("path"),
    forDomain: text("for_domain") !== "false",
  };
}
