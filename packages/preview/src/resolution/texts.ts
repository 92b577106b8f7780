import {
  type AuthFile,
  type Credentials,
  FileRef,
  keyFileName,
  type Resolution,
  Secret,
  type Value,
} from "@stepauth/core";
import { Text } from "@stepauth/text";
import { maskAppleId } from "../text/mask.js";
import { type GivenInputs, keyIdIn, takenFrom } from "./given.js";

/** An API key as texts. `privateKey` is absent when a preview did not open the key file. */
export interface ApiKeyTexts {
  readonly method: "api-key";
  readonly keyId: Text;
  readonly issuerId: Text;
  readonly privateKey?: Text;
  readonly enterprise: boolean;
}

/** An Apple ID as texts. */
export interface AppleIdTexts {
  readonly method: "apple-id";
  readonly appleId: Text;
  readonly password: Text;
  readonly session: Text;
  readonly appSpecificPassword: Text;
}

/** A credential file as texts. */
export interface FileTexts {
  readonly name: Text;
  readonly mode: number;
  readonly content?: Text;
}

type AsTexts = "credentials" | "inputs" | "env" | "args" | "files";

/** A resolution with every value as a text that knows what of it is secret, and where an input gave it. */
export interface ResolutionTexts extends Omit<Resolution, AsTexts> {
  readonly credentials: ApiKeyTexts | AppleIdTexts | null;
  readonly inputs: Readonly<Record<string, Text>>;
  readonly env: Readonly<Record<string, Text>>;
  readonly args: readonly Text[];
  readonly files: readonly FileTexts[];
}

/**
 * A resolution as texts. Passwords, sessions and keys are secret, an Apple ID is shown as `d...@example.com`, and what an
 * input gave is as secret as the input's own text.
 */
export function resolutionTexts(resolution: Resolution, given?: GivenInputs): ResolutionTexts {
  const { credentials, inputs, env, args, files } = resolution;
  const texts = credentials && credentialTexts(credentials, resolution.origin === "inputs" ? given : undefined);
  const text = texter(texts);
  const input = (value: Value, key: string) =>
    typeof value === "string" && !isAppleId(value, credentials)
      ? takenFrom(given?.given.inputs[key], value)
      : undefined;
  return withFacts(resolution, {
    credentials: texts,
    inputs: given ? mapped(inputs, (value, key) => input(value, key) ?? text(value)) : mapped(inputs, text),
    env: mapped(env, text),
    args: args.map(text),
    files: files.map((file) => fileTexts(file, texts)),
  });
}

type Facts = Omit<Resolution, AsTexts>;

/** What a resolution is, its values in another form. Written out: batches come here tens of thousands of times. */
export function withFacts<Values>(of: Facts, values: Values): Facts & Values {
  const { step, version, policy, status, method, origin, unsetEnv, tool, considered, diagnostics } = of;
  const facts = { step, version, policy, status, method, origin, unsetEnv, tool, considered, diagnostics };
  const made: Facts & Values = Object.assign(facts, values);
  return of.session || of.deferred || of.conditions ? Object.assign(made, optional(of)) : made;
}

function optional({ session, deferred, conditions }: Facts): Partial<Facts> {
  return { ...(session ? { session } : {}), ...(deferred ? { deferred } : {}), ...(conditions ? { conditions } : {}) };
}

function credentialTexts(credentials: Credentials, given: GivenInputs | undefined): ApiKeyTexts | AppleIdTexts {
  if (credentials.method === "apple-id") {
    const { method, appleId, password, session, appSpecificPassword } = credentials;
    return {
      method,
      appleId: appleIdText(appleId),
      password: secretText(password),
      session: secretText(session),
      appSpecificPassword: secretText(appSpecificPassword),
    };
  }
  const { method, keyId, issuerId, privateKey, enterprise } = credentials;
  const names = given?.version.names;
  const of = (key: string | undefined) => given?.given.inputs[key ?? ""];
  return {
    method,
    keyId: keyIdIn(of(names?.apiKeyPath), keyId) ?? Text.of(keyId),
    issuerId: takenFrom(of(names?.apiIssuer), issuerId) ?? Text.of(issuerId),
    ...(privateKey ? { privateKey: secretText(privateKey) } : {}),
    enterprise,
  };
}

function isAppleId(value: string, credentials: Credentials | null): boolean {
  return credentials?.method === "apple-id" && credentials.appleId === value;
}

function appleIdText(appleId: string): Text {
  const shown = maskAppleId(appleId);
  return shown === appleId ? Text.of(appleId) : Text.masked(appleId, shown);
}

function secretText(secret: Secret): Text {
  return Text.secret(secret.reveal());
}

/** How a value becomes a text: a field of the credentials is what it is wherever it is handed on. */
function texter(credentials: ApiKeyTexts | AppleIdTexts | null): (value: Value) => Text {
  const fields = fieldsOf(credentials);
  return (value) => {
    if (value instanceof Secret) return secretText(value);
    if (value instanceof FileRef) return referenceText(nameText(value.name, credentials));
    return fields.find((field) => field.reveal() === value) ?? Text.of(value);
  };
}

function referenceText(name: Text): Text {
  if (!name.isSecret) return Text.of(`\${file:${name.reveal()}}`);
  return Text.join([Text.of("${file:"), name, Text.of("}")]);
}

function fieldsOf(credentials: ApiKeyTexts | AppleIdTexts | null): readonly Text[] {
  if (credentials === null) return [];
  return credentials.method === "apple-id" ? [credentials.appleId] : [credentials.keyId, credentials.issuerId];
}

function fileTexts({ name, mode, content }: AuthFile, credentials: ApiKeyTexts | AppleIdTexts | null): FileTexts {
  return { name: nameText(name, credentials), mode, ...(content ? { content: secretText(content) } : {}) };
}

/** The name of a file, which may hold the key ID. */
function nameText(name: string, credentials: ApiKeyTexts | AppleIdTexts | null): Text {
  if (credentials?.method !== "api-key" || !credentials.keyId.isSecret) return Text.of(name);
  const keyId = credentials.keyId.reveal();
  if (name !== keyFileName(keyId)) return Text.of(name);
  const at = keyFileName("").indexOf(".");
  return Text.join([Text.of(name.slice(0, at)), credentials.keyId, Text.of(name.slice(at + keyId.length))]);
}

function mapped(
  values: Readonly<Record<string, Value>>,
  text: (value: Value, key: string) => Text,
): Record<string, Text> {
  const texts: Record<string, Text> = {};
  for (const key of Object.keys(values)) texts[key] = text(values[key] ?? "", key);
  return texts;
}
