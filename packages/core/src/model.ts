import type { DiagnosticCode } from "./diagnostics/catalogue.js";
import type { Secret } from "./secret.js";

/** Where credentials come from: the step's own inputs, or the account connected to the app. */
export type Origin = "inputs" | "connection";

/** What the credentials are: an App Store Connect API key, or an Apple ID. */
export type Method = "api-key" | "apple-id";

/**
 * Which rule decides: `inputs-first` is what the documentation promises (step inputs override the connected account),
 * `shipped` is what the released step of that version really does.
 */
export type Policy = "inputs-first" | "shipped";

/** An App Store Connect API key. `privateKey` is absent when a preview did not open the key file. */
export interface ApiKeyCredentials {
  readonly method: "api-key";
  readonly keyId: string;
  /** Empty for an individual key. */
  readonly issuerId: string;
  readonly privateKey?: Secret;
  /** The key belongs to the Apple Developer Enterprise Program. */
  readonly enterprise: boolean;
}

/** An Apple ID. Fields that are not known are empty. */
export interface AppleIdCredentials {
  readonly method: "apple-id";
  readonly appleId: string;
  readonly password: Secret;
  /** The 2FA session as `FASTLANE_SESSION` wants it: YAML text. */
  readonly session: Secret;
  readonly appSpecificPassword: Secret;
}

/** What was selected: one kind of credentials, every field of one origin. */
export type Credentials = ApiKeyCredentials | AppleIdCredentials;

/**
 * A value that names a file which only materialising creates. In JSON it reads `${file:NAME}`. Materialised it is the
 * file's path, or (`form` is `file-url`) its `file://` address, as step inputs want it.
 */
export class FileRef {
  constructor(
    readonly name: string,
    readonly form: "path" | "file-url" = "path",
  ) {}

  toString(): string {
    return `\${file:${this.name}}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A value of an input, an environment variable or an argument. */
export type Value = string | Secret | FileRef;

/** A file to be written before the step's tool runs. */
export interface AuthFile {
  /** One path segment. */
  readonly name: string;
  /** POSIX permission bits, always `0o600`. */
  readonly mode: number;
  /** Absent where a preview did not open the key file. */
  readonly content?: Secret;
}

/** The tool a step starts, and how to start it with the step's credentials. */
export interface StepTool {
  /** The tool's own name, such as `fastlane`. */
  readonly name: string;
  /** Commands, as words, that are this tool: `["xcrun altool", "altool"]`. */
  readonly commands: readonly string[];
  /** Secret arguments are passed as `@env:NAME` references, which the tool reads from its environment. */
  readonly secretArguments?: "env-reference";
  /** The variable that names the folder in which the tool looks for `AuthKey_<id>.p8`. */
  readonly keyDirectoryVariable?: string;
}

/**
 * What became of a candidate. `in-force`: the step does not hand it over, and its tool finds it by itself and uses it.
 */
export type Verdict =
  | "selected"
  | "shadowed"
  | "not-configured"
  | "not-accepted"
  | "not-requested"
  | "invalid"
  | "in-force";

/** One place credentials could have come from, and what became of it. */
export interface Candidate {
  /** `environment`: variables that the step's tool reads by itself. */
  readonly origin: Origin | "environment";
  readonly method: Method;
  readonly verdict: Verdict;
  /** Why, in one plain sentence. */
  readonly reason: string;
  /** Of the environment: whose it is, as far as it may be shown: `d...@example.com`. */
  readonly name?: string;
}

/** `error`: the step or its tool would fail; `warning`: a value is unused, ignored or will soon fail; else `info`. */
export type Severity = "error" | "warning" | "info";

/** A place in a file: 1-based line, 1-based column in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Something worth knowing about a user's files or credentials. Never holds a secret. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** The way out. */
  readonly help?: string;
  readonly location?: Location;
  /** The step input it is about, where there is one. */
  readonly input?: string;
}

/** `resolved`: credentials were selected. `none`: the step goes on without any. `failed`: the step would fail. */
export type Status = "resolved" | "none" | "failed";

/** What a step gets, from where, and why. Every secret in it is a {@link Secret}. */
export interface Resolution {
  readonly step: string;
  readonly version: string;
  readonly policy: Policy;
  readonly status: Status;
  readonly method: Method | null;
  readonly origin: Origin | null;
  readonly credentials: Credentials | null;
  /** The 2FA session where its origin is not the credentials' own. */
  readonly session?: { readonly origin: Origin };
  /** Parts that were left for the build because a preview reads nothing it was not given. */
  readonly deferred?: readonly ("keyId" | "privateKey")[];
  /** The step's own authentication inputs, populated from what was selected. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** What the step adds to the environment of its tool. */
  readonly env: Readonly<Record<string, Value>>;
  /** What the step removes from the environment of its tool. */
  readonly unsetEnv: readonly string[];
  /** The authentication arguments the step gives its tool. */
  readonly args: readonly Value[];
  readonly files: readonly AuthFile[];
  /** What `env`, `args` and `files` take for granted because no request tells, such as `xcode>=13`. */
  readonly conditions?: readonly string[];
  /** The tool that `env` and `args` are for; null where the step starts none. */
  readonly tool: StepTool | null;
  readonly considered: readonly Candidate[];
  readonly diagnostics: readonly Diagnostic[];
}
