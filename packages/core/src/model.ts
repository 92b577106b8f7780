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
  /** An API key. */
  readonly method: "api-key";
  /** The key ID, which App Store Connect shows beside the key; empty where a preview does not know it. */
  readonly keyId: string;
  /** Empty for an individual key. */
  readonly issuerId: string;
  /** The key as PEM text; absent where a preview did not open the key file. */
  readonly privateKey?: Secret;
  /** The key belongs to the Apple Developer Enterprise Program. */
  readonly enterprise: boolean;
}

/** An Apple ID. Fields that are not known are empty. */
export interface AppleIdCredentials {
  /** An Apple ID. */
  readonly method: "apple-id";
  /** The Apple ID itself: an e-mail address, or a phone number. */
  readonly appleId: string;
  /** Its password. */
  readonly password: Secret;
  /** The 2FA session as `FASTLANE_SESSION` wants it: YAML text. */
  readonly session: Secret;
  /** The app-specific password, which uploads need. */
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
    /** The name of the file, as `files` has it. */
    readonly name: string,
    /** How the file is named when it is there. */
    readonly form: "path" | "file-url" = "path",
  ) {}

  /** `${file:NAME}` */
  toString(): string {
    return `\${file:${this.name}}`;
  }

  /** `${file:NAME}` */
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
  /** What it is, or would be. */
  readonly method: Method;
  /** What became of it. */
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
  /** The file, as it was given. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column in UTF-16 units, from 1. */
  readonly column: number;
  /** The line in which it ends. */
  readonly endLine?: number;
  /** The column behind its end. */
  readonly endColumn?: number;
}

/** Something worth knowing about a user's files or credentials. Never holds a secret. */
export interface Diagnostic {
  /** What it is: a section of `docs/diagnostics.md`. */
  readonly code: DiagnosticCode;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, in plain words. */
  readonly message: string;
  /** The way out. */
  readonly help?: string;
  /** Where it is, in a file that was read. */
  readonly location?: Location;
  /** The step input it is about, where there is one. */
  readonly input?: string;
}

/** `resolved`: credentials were selected. `none`: the step goes on without any. `failed`: the step would fail. */
export type Status = "resolved" | "none" | "failed";

/** What every resolution says, whatever its `status`. */
interface ResolutionFacts {
  /** The step ID, such as `deploy-to-itunesconnect-deliver`. */
  readonly step: string;
  /** The released version whose rules were applied. */
  readonly version: string;
  /** Which rule decided. */
  readonly policy: Policy;
  /** The step's own authentication inputs, populated from what was selected; empty where nothing was. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** What the step adds to the environment of its tool. */
  readonly env: Readonly<Record<string, Value>>;
  /** What the step removes from the environment of its tool. */
  readonly unsetEnv: readonly string[];
  /** The authentication arguments the step gives its tool. */
  readonly args: readonly Value[];
  /** The files to be written; the first is the one that `env` or `args` name. */
  readonly files: readonly AuthFile[];
  /** The tool that `env` and `args` are for; null where the step starts none. */
  readonly tool: StepTool | null;
  /** Every place that credentials could have come from, in the order in which the step looks. */
  readonly considered: readonly Candidate[];
  /** Every finding; `status` does not follow from their severities. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Credentials were selected. */
interface Selected extends ResolutionFacts {
  /** Credentials were selected, and the step gets them. */
  readonly status: "resolved";
  /** Where all of the credentials come from; for the 2FA session, see `session`. */
  readonly origin: Origin;
  /** What `env`, `args` and `files` take for granted because no request tells, such as `xcode>=13`. */
  readonly conditions?: readonly string[];
}

/** An API key was selected. */
export interface ApiKeyResolution extends Selected {
  /** An API key was selected. */
  readonly method: "api-key";
  /** The API key. */
  readonly credentials: ApiKeyCredentials;
  /** Parts that were left for the build because a preview reads nothing it was not given. */
  readonly deferred?: readonly ("keyId" | "privateKey")[];
  /** An API key has none. */
  readonly session?: never;
}

/** An Apple ID was selected, or its 2FA session alone. */
export interface AppleIdResolution extends Selected {
  /** An Apple ID was selected. */
  readonly method: "apple-id";
  /** The Apple ID; only the 2FA session is not empty in versions that hand on nothing else. */
  readonly credentials: AppleIdCredentials;
  /** The 2FA session where its origin is not the credentials' own. */
  readonly session?: {
    /** Where the session comes from. */
    readonly origin: Origin;
  };
  /** Nothing of an Apple ID is left for the build. */
  readonly deferred?: never;
}

/** No credentials were selected. */
interface NotSelected extends ResolutionFacts {
  /** Nothing was selected. */
  readonly method: null;
  /** Nothing was selected. */
  readonly origin: null;
  /** Nothing was selected. */
  readonly credentials: null;
  /** Nothing is handed over, so nothing is taken for granted. */
  readonly conditions?: never;
  /** Nothing was left for the build. */
  readonly deferred?: never;
  /** No session is handed on. */
  readonly session?: never;
}

/** Nothing is configured, and the step goes on without credentials. */
export interface NoneResolution extends NotSelected {
  /** The step goes on without credentials. */
  readonly status: "none";
}

/** The step would fail; `diagnostics` say why. */
export interface FailedResolution extends NotSelected {
  /** The step would fail. */
  readonly status: "failed";
}

/**
 * What a step gets, from where, and why. Every secret in it is a {@link Secret}. `status` tells whether there are credentials,
 * and `method` which:
 *
 * ```ts
 * if (resolution.status === "resolved" && resolution.method === "api-key") use(resolution.credentials.keyId);
 * ```
 */
export type Resolution = ApiKeyResolution | AppleIdResolution | NoneResolution | FailedResolution;
