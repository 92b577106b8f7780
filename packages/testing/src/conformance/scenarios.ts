import { type ConnectedAccount, parseConnectedAccount, type StepAdapter } from "@stepauth/core";
import { makeApiKey } from "../api-key.js";

/** One situation of a step: its inputs, and what is connected. */
export interface Scenario {
  readonly name: string;
  readonly version: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly account: ConnectedAccount | null;
  readonly keyFiles: Readonly<Record<string, string>>;
}

/** Every secret of the scenarios begins with this or is a line of a private key. */
const CANARY = "CANARY_conformance_";

/** The time at which everything happens. */
export const NOW = new Date("2026-06-01T12:00:00Z");

const KEY = makeApiKey();
const CONNECTED_KEY = makeApiKey();
const KEY_PATH = `/keys/AuthKey_${KEY.keyId}.p8`;

/** Texts that nothing that can be printed may hold. */
export const secrets: readonly string[] = [
  CANARY,
  ...[KEY, CONNECTED_KEY].flatMap(({ privateKey }) =>
    privateKey.split("\n").filter((line) => line.length > 20 && !line.startsWith("-")),
  ),
];

const cookie = { name: "DES1", value: `${CANARY}cookie`, domain: "apple.com", path: "/" };
const connectedKey = {
  key_id: CONNECTED_KEY.keyId,
  issuer_id: CONNECTED_KEY.issuerId,
  private_key: CONNECTED_KEY.privateKey,
};
const connectedAppleId = {
  apple_id: "connected@example.com",
  password: `${CANARY}connected_password`,
  app_specific_password: `${CANARY}connected_app`,
  connection_expiry_date: "2026-06-20T00:00:00Z",
  session_cookies: { "https://idmsa.apple.com": [cookie] },
};

const accounts: Readonly<Record<string, object | null>> = {
  "nothing connected": null,
  "an API key connected": connectedKey,
  "an Apple ID connected": connectedAppleId,
  "both connected": { ...connectedKey, ...connectedAppleId },
  "an expired Apple ID connected": { ...connectedAppleId, connection_expiry_date: "2026-05-01T00:00:00Z" },
};

/** Every combination of inputs and accounts that one version tells apart. */
export function scenariosOf(adapter: StepAdapter, version: string): Scenario[] {
  const { names } = adapter.describe(version);
  const values = adapter.describe(version).connectionValues;
  const put = (pairs: readonly (readonly [string | undefined, string])[]) =>
    Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[key, value]])));
  const key = put([
    [names.apiKeyPath, KEY_PATH],
    [names.apiKeyId, KEY.keyId],
    [names.apiIssuer, KEY.issuerId],
  ]);
  const appleId = put([
    [names.appleId, "input@example.com"],
    [names.password, `${CANARY}password`],
    [names.appPassword, `${CANARY}app`],
  ]);
  const inputs = {
    "no inputs": {},
    "API key inputs": key,
    "Apple ID inputs": appleId,
    "both kinds of inputs": { ...key, ...appleId },
  };
  return (values ?? [null]).flatMap((connection) =>
    Object.entries(inputs).flatMap(([inputName, given]) =>
      Object.entries(accounts).map(
        ([accountName, document]): Scenario => ({
          name: `${inputName}, ${accountName}${connection === null ? "" : `, connection ${connection}`}`,
          version,
          inputs: { ...given, ...(connection === null ? {} : put([[names.connection, connection]])) },
          account: document === null ? null : parseConnectedAccount(document),
          keyFiles: { [KEY_PATH]: KEY.privateKey },
        }),
      ),
    ),
  );
}

/** The versions at which something changes: the first and last of every row and every change. */
export function tellingVersions({ definition, versions }: StepAdapter): string[] {
  const changes = (definition.changes ?? []).map(({ from }) => from);
  const rows = definition.authTypes.flatMap(({ from, to }) => [from, to ?? ""]);
  const named = new Set([...changes, ...rows, versions[0], versions.at(-1)]);
  return versions.filter((version) => named.has(version));
}
