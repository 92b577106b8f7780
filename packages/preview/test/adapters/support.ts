import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applicationLoader } from "@stepauth/application-loader";
import { autoProvisionApi } from "@stepauth/auto-provision-api";
import { autoProvisionAppleId } from "@stepauth/auto-provision-apple-id";
import {
  type AccountInput,
  type ConnectedAccount,
  FileRef,
  parseConnectedAccount,
  parseConnectedAccountText,
  type Resolution,
  Secret,
  type StepAdapter,
  StepAuthError,
} from "@stepauth/core";
import { deliver } from "@stepauth/deliver";
import { exportXcarchive } from "@stepauth/export-xcarchive";
import { fastlane } from "@stepauth/fastlane";
import { manageIosCodeSigning } from "@stepauth/manage-ios-code-signing";
import { xcodeArchive } from "@stepauth/xcode-archive";
import { xcodeBuildForTest } from "@stepauth/xcode-build-for-test";

export const adapters: readonly StepAdapter[] = [
  fastlane,
  deliver,
  applicationLoader,
  autoProvisionApi,
  autoProvisionAppleId,
  manageIosCodeSigning,
  xcodeArchive,
  exportXcarchive,
  xcodeBuildForTest,
];

/** An adapter by its own name, or by the step's. */
export function adapterOf(name: string): StepAdapter {
  const adapter = adapters.find((candidate) => candidate.name === name || candidate.step === name);
  if (!adapter) throw new Error(`no adapter ${name}`);
  return adapter;
}

const fixtures = join(import.meta.dirname, "..", "fixtures", "vectors");

/** Key files by name, made for tests; they open nothing. */
export const keyFiles: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(fixtures, "key-files.json"), "utf8"),
);
export const goodKey = keyFiles["AuthKey_2X9R4HXF34.p8"] ?? "";
const keyId = "2X9R4HXF34";
const keyPath = `file://\${DIR}/AuthKey_${keyId}.p8`;

/** Reads the key files, which lie in `${DIR}`, and nothing else. */
export function readFile(path: string): string {
  const name = path.startsWith(`\${DIR}/`) ? path.slice(`\${DIR}/`.length) : "";
  if (!Object.hasOwn(keyFiles, name)) throw new Error("no such file");
  return keyFiles[name] ?? "";
}

/** A recorded answer of the build API, as the vectors have it. */
export interface Recorded {
  readonly status?: number;
  readonly body?: string;
  readonly error?: "unreachable";
}

export interface Vector {
  readonly request: {
    readonly id: string;
    readonly step: string;
    readonly stepVersion?: string;
    readonly policy: "inputs-first" | "shipped";
    readonly inputs: Readonly<Record<string, string>>;
    readonly account: Recorded | null;
  };
  readonly expect: Expected;
}

export interface Expected {
  /** Only of whole runs of older versions: the step stopped before it called its tool. */
  readonly failed?: boolean;
  readonly status?: string;
  readonly method?: string | null;
  readonly origin?: string | null;
  readonly codes?: readonly string[];
  readonly credentials?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Content of `files[0]`: the text, or members of the JSON in it. */
  readonly file?: string | Readonly<Record<string, unknown>>;
}

export const vectorFiles = [
  "fastlane",
  "deploy-to-itunesconnect-deliver",
  "deploy-to-itunesconnect-application-loader",
  "ios-auto-provision-appstoreconnect",
  "ios-auto-provision",
  "eras",
  "successors",
] as const;

export function readVectors(name: (typeof vectorFiles)[number]): Vector[] {
  const lines = readFileSync(join(fixtures, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Vector);
}

export function accountOf(recorded: Recorded | null): AccountInput {
  if (recorded === null) return null;
  if (recorded.error) return new StepAuthError("account/unreachable", "There is no answer.", "Try again.");
  if (recorded.status === 401) return new StepAuthError("account/unauthorized", "It is not for this build.", "Ask.");
  if (recorded.status !== 200)
    return new StepAuthError("account/http-status", `The answer has status ${recorded.status}.`);
  try {
    return parseConnectedAccountText(recorded.body ?? "");
  } catch (error) {
    if (error instanceof StepAuthError) return error;
    throw error;
  }
}

export function resolveVector({ request }: Vector): Promise<Resolution> {
  const { step, inputs, account, policy, stepVersion } = request;
  const version = stepVersion === undefined ? {} : { version: stepVersion };
  return adapterOf(step).resolve({ inputs, account: accountOf(account), policy, readFile, ...version });
}

/** Secrets in clear and file references as `<file>`, for comparing. */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (value instanceof FileRef) return "<file>";
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

export const issuerId = "57246542-96fe-1a63-e053-0824d011072a";
export const now = new Date("2026-06-01T00:00:00Z");
const cookies = {
  "https://idmsa.apple.com": [
    { name: "DES58b", path: "/", value: "HSARMTKNSRVX", domain: "idmsa.apple.com", secure: true, httponly: true },
  ],
};

export const connectedApiKey = { key_id: "KKKKKKKKKK", issuer_id: issuerId, private_key: goodKey };
export const connectedAppleId = {
  apple_id: "conn@example.com",
  password: "connected-password",
  app_specific_password: "conn-conn-conn-conn",
  connection_expiry_date: "2999-01-01T00:00:00Z",
  session_cookies: cookies,
};

export function account(...parts: readonly object[]): ConnectedAccount {
  return parseConnectedAccount(Object.assign({}, ...parts));
}

export const fastlaneInputs = {
  key: { api_key_path: keyPath, api_issuer: issuerId },
  id: { apple_id: "input@example.com", password: "input-password", app_password: "inpt-inpt-inpt-inpt" },
};
const { apple_id, ...passwords } = fastlaneInputs.id;
export const uploadInputs = { key: fastlaneInputs.key, id: { itunescon_user: apple_id, ...passwords } };

/** The Apple ID and API key inputs of a step, under its own names. */
export function inputsOf(adapter: StepAdapter): typeof fastlaneInputs | typeof uploadInputs {
  return adapter === fastlane ? fastlaneInputs : uploadInputs;
}

export function codes(resolution: Resolution): string[] {
  return resolution.diagnostics.map(({ code }) => code);
}

/** `severity code input` of every diagnostic, but what is said of a deprecated step as such. */
export function findings(resolution: Resolution): string[] {
  return resolution.diagnostics
    .filter(({ code }) => code !== "step/deprecated" && code !== "key/id-unusual")
    .map(({ severity, code, input }) => [severity, code, ...(input === undefined ? [] : [input])].join(" "));
}

export function severityOf(resolution: Resolution, code: string): string | undefined {
  return resolution.diagnostics.find((diagnostic) => diagnostic.code === code)?.severity;
}

export { applicationLoader, autoProvisionApi, autoProvisionAppleId, deliver, fastlane };
