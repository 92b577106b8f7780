import type { Handover, Method, Part } from "@stepauth/core";
import { adapters } from "../adapters.js";

// Fields of the credentials that are secrets.
const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "session", "appSpecificPassword", "uploadPassword"]);

// What fastlane reads beside what the steps set, and what the build itself is given.
const OTHERS = [
  "MATCH_PASSWORD",
  "PILOT_APPLE_APPLICATION_SPECIFIC_PASSWORD",
  "APP_STORE_CONNECT_API_KEY_KEY",
  "BITRISE_BUILD_API_TOKEN",
];

/** What each variable of the steps holds, over all adapters and versions. */
function variablesOfSteps(): Map<string, Part> {
  const hands = adapters.flatMap(({ definition }) => [
    ...handsOf(definition.hands),
    ...(definition.changes ?? []).flatMap((change) => handsOf(change.hands ?? {})),
  ]);
  return new Map(hands.flatMap(({ env }) => Object.entries(env ?? {})));
}

function handsOf(hands: Partial<Record<Method, Handover>>): Handover[] {
  return Object.values(hands).filter((hand) => hand !== undefined);
}

const secretNames: ReadonlySet<string> = new Set([
  ...OTHERS,
  ...[...variablesOfSteps()]
    .filter(([, part]) => typeof part === "object" && "field" in part && SECRET_FIELDS.has(part.field))
    .map(([name]) => name),
]);

// Names of people's own: `APPSTORE_PWD`, `IOS_CERT_PASSWORD`.
const OF_APPLE = /APPLE|ITUNES|ITC|APP_?STORE|ASC|FASTLANE|MATCH|CERT|P12/i;
const PASSWORD = /(?:PASSWORD|PASSWD|PWD|PASSPHRASE|PASS)$/i;

/** Whether a variable of this name holds an Apple secret. */
export function isSecretName(name: string): boolean {
  return secretNames.has(name) || isOwnName(name);
}

function isOwnName(name: string): boolean {
  const word = name.split(/\W/).at(-1) ?? "";
  const end = word.search(PASSWORD);
  return end > 0 && OF_APPLE.test(word.slice(0, end));
}
