import type { AccountFacts } from "../model.js";
import type { ShownResolution } from "../report/resolution.js";
import { maskAppleId } from "../text/mask.js";

/** Credentials in a few words that may be shown to anybody. */
export interface CredentialWords {
  /** `API key`, `Apple ID`, `2FA session`, `none` or `fails`. */
  readonly kind: string;
  /** Which one: the key ID, or the masked Apple ID. */
  readonly which: string;
  /** Where it is from. */
  readonly from: string;
}

/** What a step gets, in words. */
export function credentialWords(resolution: ShownResolution, account: AccountFacts): CredentialWords {
  const { status, credentials, origin } = resolution;
  if (status === "failed") return { kind: "fails", which: "", from: "" };
  if (!credentials || !origin) return foundWords(resolution) ?? { kind: "no credentials", which: "", from: "" };
  const from = origin === "inputs" ? "step inputs" : "connected account";
  const assumed = origin === "connection" && account.source === "assumed";
  const kind = kindOf(credentials);
  return {
    kind,
    which: assumed ? "(assumed)" : whichOf(credentials),
    from: resolution.session ? `${from}, session of the account` : from,
  };
}

/** What the tool of a step that gets nothing finds by itself; an API key comes first. */
export function foundByTool({ status, considered }: ShownResolution): ShownResolution["considered"][number] | null {
  return (status === "none" && considered.find(({ verdict }) => verdict === "in-force")) || null;
}

function foundWords(resolution: ShownResolution): CredentialWords | null {
  const found = foundByTool(resolution);
  return found && { kind: methodWords(found.method), which: found.name ?? "", from: "environment" };
}

function methodWords(method: "api-key" | "apple-id"): string {
  return method === "api-key" ? "API key" : "Apple ID";
}

type Credentials = NonNullable<ShownResolution["credentials"]>;

function kindOf(credentials: Credentials): string {
  if (credentials.method === "api-key") return "API key";
  return credentials.password === "" && credentials.appSpecificPassword === "" ? "2FA session" : "Apple ID";
}

function whichOf(credentials: Credentials): string {
  if (credentials.method === "apple-id") return maskAppleId(credentials.appleId);
  return credentials.keyId === "" ? "(key ID known in the build)" : credentials.keyId;
}
