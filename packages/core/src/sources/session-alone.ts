import { fastlaneSession } from "../account/session.js";
import { Secret } from "../secret.js";
import { type Facts, isExpired } from "../select/decide.js";

/** What becomes of the connected Apple ID's session in versions that hand it on beside, or instead of, other credentials. */
export type SessionAlone =
  | { readonly kind: "handed-on"; readonly session: Secret; readonly expired: boolean }
  | { readonly kind: "expired" }
  | { readonly kind: "lost" }
  | { readonly kind: "other-apple-id" }
  | { readonly kind: "none" };

/** The session of the connected Apple ID, by the rule of the version. */
export function sessionAlone({ step, given, account, now }: Facts): SessionAlone {
  const appleId = account.kind === "known" ? account.account?.appleId : null;
  const text = appleId ? fastlaneSession(appleId, step.rules.sessionOrigins) : "";
  if (!appleId || text === "") return { kind: "none" };
  const expired = isExpired(appleId, now);
  const { session } = step.rules;
  if (session === "while-live-and-same-apple-id" && appleId.appleId !== given.appleId)
    return { kind: "other-apple-id" };
  if (expired && session !== "as-it-is") return { kind: "expired" };
  if (session === "lost") return { kind: "lost" };
  return { kind: "handed-on", session: new Secret(text), expired };
}
