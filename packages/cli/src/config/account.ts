import {
  type ConnectedAccount,
  type ConnectedApiKey,
  type ConnectedAppleId,
  type Diagnostic,
  Secret,
} from "@stepauth/core";
import type { Io } from "../io/io.js";
import { assignedTo } from "./allowed.js";
import type { Config, ConfigAccount } from "./config.js";
import type { ApiKeyAccount, App, AppleIdAccount, SecretReference } from "./schema.js";
import { readSecret } from "./secrets.js";
import { parseSession } from "./session.js";

const SESSION_DAYS = 30;
const DAY = 86_400_000;
const NONE = new Secret("");
const IDMSA = "https://idmsa.apple.com";

/** Stands for a secret that was not read because the configuration was only found. */
const UNREAD = new Secret("not read: stepauth.yml was found, not named");

/** The account that a configuration assigns to an app, and what there is to say about it. */
export interface AssignedAccount {
  readonly account: ConnectedAccount | null;
  readonly findings: readonly Diagnostic[];
}

/** What a build of the app would find connected. Accounts that are defined but not assigned give nothing. */
export function assignedAccount(config: Config, app: App | undefined, io: Pick<Io, "env" | "home">): AssignedAccount {
  const key = assignedTo(config, app, "apiKey");
  const id = assignedTo(config, app, "appleId");
  if (!key && !id) return { account: null, findings: [notAssigned(config)] };
  const reader = new AccountReader(config, io);
  const account = {
    apiKey: key?.type === "api-key" ? reader.apiKey(key) : null,
    appleId: id?.type === "apple-id" ? reader.appleId(id) : null,
    testDevices: [],
  };
  return { account, findings: reader.findings };
}

/** Turns accounts of the file into connected ones; reads their secrets only when the file was named. */
class AccountReader {
  readonly findings: Diagnostic[] = [];

  constructor(
    private readonly config: Config,
    private readonly io: Pick<Io, "env" | "home">,
  ) {}

  apiKey(account: ApiKeyAccount & ConfigAccount): ConnectedApiKey {
    const { keyId, issuerId, program } = account;
    const known = { keyId, issuerId, enterprise: program === "enterprise" };
    if (!this.config.named) return known;
    const privateKey = this.read(account.privateKey, account.index, "privateKey");
    // One that can't be read was said to be so; it is not an empty key.
    return privateKey.isEmpty ? known : { ...known, privateKey };
  }

  appleId(account: AppleIdAccount & ConfigAccount): ConnectedAppleId {
    const { appleId, index, codeGivenAt: given } = account;
    return {
      appleId,
      password: this.read(account.password, index, "password"),
      appSpecificPassword: this.read(account.appSpecificPassword, index, "appSpecificPassword"),
      expiresAt: given === undefined ? null : new Date(Date.parse(given) + SESSION_DAYS * DAY),
      expiryMalformed: false,
      cookies: this.cookies(account),
    };
  }

  private cookies({ session: reference, index }: AppleIdAccount & ConfigAccount): ConnectedAppleId["cookies"] {
    const session = this.read(reference, index, "session");
    if (session.isEmpty) return new Map();
    const unread = { name: "unread", path: "/", value: session, domain: "apple.com", forDomain: true };
    if (!this.config.named) return new Map([[IDMSA, [unread]]]);
    const cookies = parseSession(session.reveal());
    if (cookies === null) this.findings.push(noSession(this.config, index));
    return cookies ?? new Map();
  }

  private read(reference: SecretReference | undefined, index: number, member: string): Secret {
    if (reference === undefined) return NONE;
    if (!this.config.named) return UNREAD;
    const result = readSecret(reference, ["accounts", index, member], this.config, this.io);
    if (result.ok) return result.secret;
    this.findings.push(result.finding);
    return NONE;
  }
}

function noSession({ at }: Config, index: number): Diagnostic {
  return {
    code: "config/reference-unread",
    severity: "error",
    message:
      "The 2FA session is neither what `fastlane spaceauth` prints nor the session cookies of a connected account.",
    help: "Save the session that `fastlane spaceauth` prints, from its --- on.",
    location: at(["accounts", index, "session"]),
  };
}

function notAssigned({ apps, at, accounts }: Config): Diagnostic {
  const help =
    apps.size > 1
      ? `Say which app with --app: ${[...apps.keys()].join(", ")}.`
      : "Assign them under apps, as apiKey and appleId; on Bitrise: on the app's Team tab.";
  return {
    code: "account/not-assigned",
    severity: "warning",
    message: "Accounts are defined, but none is assigned to the app: its builds get no connected account.",
    help,
    location: at([accounts.length > 0 ? "accounts" : "apps"]),
  };
}
