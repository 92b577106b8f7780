import type { AccountInput } from "../account/state.js";
import type { OnRetry } from "../download/retry.js";
import type { Policy, Resolution } from "../model.js";
import type { MaterialisedAuth } from "../node/materialised.js";
import type { ReadFile } from "../sources/io.js";
import type { CatalogueInput } from "./catalogue.js";
import type { AnyDefinition } from "./definition.js";
import type { FromEnvOptions } from "./from-env-options.js";
import type { StepVersion } from "./step-version.js";
import type { ResolvedVersion } from "./versions.js";

/** Whether a version is the one that was asked for; what was asked for where that is no version. */
export type VersionKnown = boolean | "branch" | "commit";

/**
 * Texts under a step's own input keys. Where the catalogue names them, a key that no version of the step has is a type error;
 * a record whose keys the compiler does not know is taken, and what is unknown in it is the finding `inputs/unknown`.
 */
export type StepInputs<Key extends string = string> = Readonly<Partial<Record<Key, string>>>;

/** What a resolution starts from; `Key` are the input keys of the step. */
export interface ResolveRequest<Key extends string = string> {
  /** Raw texts under the step's own input keys. An absent input is not set; an empty `connection` is an error. */
  readonly inputs: StepInputs<Key>;
  /**
   * Keys of inputs that are set to something only the build knows, such as `$VARIABLE` in a preview. They count as set;
   * a key ID that can't be known yet is left empty, and `deferred` says so.
   */
  readonly unknown?: readonly string[];
  /** The connected account, or a function that requests it: called only if needed. Absent or null: none. */
  readonly account?: AccountInput;
  /**
   * The environment that the step's tool would start with. Where the tool reads credentials in it by itself, `considered`
   * names them; nothing else of it is looked at.
   */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Which rule decides; `inputs-first` unless said otherwise. */
  readonly policy?: Policy;
  /** A version or version lock (`3`, `3.4`, `3.4.0`); the newest known unless said otherwise. */
  readonly version?: string;
  /**
   * Whether `version` is what the step reference asks for; false adds `step/version-unknown`. `branch` and `commit`: it asks
   * for no version, but for a branch or a commit of the step's repository, for which `version` is taken.
   */
  readonly versionKnown?: VersionKnown;
  /** The time that sessions are measured against. */
  readonly now?: Date | undefined;
  /** Ends the resolution: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Reads the key file that `api_key_path` names; Node's own reader unless given. */
  readonly readFile?: ReadFile | undefined;
  /** Downloads the key that `api_key_path` names; the platform's unless given. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Is told when the download of the key failed and is made again. */
  readonly onRetry?: OnRetry | undefined;
  /** Whether findings may name the path of a key file (the default). False where the path itself may be a secret. */
  readonly namesPaths?: boolean;
  /** `defer` opens no key file: the resolution then has no private key and says so in `deferred`. */
  readonly keys?: "read" | "defer";
}

/**
 * Apple credentials for one step: `resolve` says which and why, `fromEnv` hands them over in a build. `Key` are the input keys
 * of the step.
 */
export interface StepAdapter<Key extends string = string> {
  /** The adapter's short name, such as `deliver`. */
  readonly name: string;
  /** The step ID. */
  readonly step: string;
  /** What the adapter was made from. */
  readonly definition: AnyDefinition;
  /** Every released version that is known, ascending. */
  readonly versions: readonly string[];
  /** Resolves a version lock; `known` is false where it matches no released version and the nearest is taken. */
  resolveVersion(lock: string): ResolvedVersion;
  /** The inputs that a version declares, in the order of its `step.yml`. */
  inputs(version: string): readonly CatalogueInput[];
  /** Everything that is known of a version. */
  describe(version: string): StepVersion;
  /** Which credentials the step gets, from where, and why. Findings are in `diagnostics`; it rejects only on an abort or a mistake of the caller. */
  resolve(request: ResolveRequest<Key>): Promise<Resolution>;
  /**
   * Inputs and connected account from the environment of a running step, resolved and materialised. Node only.
   *
   * @throws {StepAuthError} with every diagnostic and the resolution, the cause first, when the step would fail
   */
  fromEnv(env?: Readonly<Record<string, string | undefined>>, options?: FromEnvOptions): Promise<MaterialisedAuth>;
}
