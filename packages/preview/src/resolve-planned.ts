import {
  environmentNames,
  isLocalKeyPath,
  type Policy,
  type ReadFile,
  type Resolution,
  type ResolveRequest,
  type StepAdapter,
  type StepVersion,
  type VersionKnown,
} from "@stepauth/core";
import { Text } from "@stepauth/text";
import type { PlannedStep, PlannedValue } from "@stepauth/workflow";
import { assumedFor } from "./account.js";
import type { PreviewAccount } from "./model.js";
import type { CoveredStep } from "./plan-runs.js";

/** What a planned step is resolved with. */
export interface ResolveOptions {
  readonly account: PreviewAccount;
  readonly readKeys?: ReadFile;
  readonly now?: Date;
  /** Names that are defined anywhere in the file or beside it. */
  readonly variables: ReadonlySet<string>;
}

/** Inputs as the resolver takes them, and which of them only the build knows, at least in part. */
export interface PlannedInputs {
  readonly inputs: Readonly<Record<string, Text>>;
  readonly unknown: readonly string[];
}

/** What a planned step gets under a policy. */
export function plannedResolver(
  planned: PlannedStep,
  { inputs: texts, unknown }: PlannedInputs,
  version: string,
  adapter: StepAdapter,
  options: ResolveOptions,
): (policy: Policy) => Promise<Resolution> {
  const inputs = revealed(texts);
  const path = inputs[adapter.definition.inputs.apiKeyPath ?? ""] ?? "";
  const { readKeys, account, now } = options;
  const request: ResolveRequest = {
    inputs,
    unknown,
    account: assumedFor(account, inputs[adapter.definition.inputs.appleId ?? ""] ?? ""),
    version,
    versionKnown: planned.versionKnown || refKind(planned),
    environment: toolEnvironment(planned, adapter.describe(version), options.variables),
    ...(readKeys && isLocalKeyPath(path) && isWhole(planned, adapter)
      ? { keys: "read", readFile: readKeys, namesPaths: false }
      : { keys: "defer" }),
    ...(now ? { now } : {}),
  };
  return (policy) => adapter.resolve({ ...request, policy });
}

/** Whether another step of the same version asks the resolver the same: then it gets the same, whatever account is connected. */
export function asksTheSame(
  a: CoveredStep & { readonly given: PlannedInputs },
  b: CoveredStep,
  variables: ReadonlySet<string>,
): boolean {
  const { given } = a;
  const other = plannedInputs(b.planned, b.version);
  return (
    areEqual(revealed(given.inputs), revealed(other.inputs)) &&
    given.unknown.join() === other.unknown.join() &&
    areEqual(toolEnvironment(a.planned, a.version, variables), toolEnvironment(b.planned, b.version, variables))
  );
}

function areEqual(a: Readonly<Record<string, string>> = {}, b: Readonly<Record<string, string>> = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function revealed(texts: Readonly<Record<string, Text>>): Record<string, string> {
  const clear: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) clear[key] = text.reveal();
  return clear;
}

// A tag is a version, and there was none of that name.
function refKind({ reference: { kind, version } }: PlannedStep): VersionKnown {
  if (kind !== "git" || /^v?\d+\.\d+\.\d+$/.test(version)) return false;
  return /^[0-9a-f]{7,64}$/.test(version) ? "commit" : "branch";
}

/** The inputs that decide about credentials, and those that the version does not declare. */
export function plannedInputs(planned: PlannedStep, version: StepVersion): PlannedInputs {
  const { names, reads } = version;
  const inputs: Record<string, Text> = {};
  const unknown: string[] = [];
  for (const key of reads) {
    const value = planned.input(key);
    const text: Text = value?.text ?? Text.empty;
    const unresolved = value?.unresolved ?? [];
    const fromRoot = key === version.definition.folder ? pathFromRoot(planned, key) : null;
    if (fromRoot !== null) {
      inputs[key] = Text.of(fromRoot);
      continue;
    }
    const isOpen = value !== undefined && isUnknown(value);
    inputs[key] = isOpen ? standIn(unresolved) : text;
    // What is known of a path or of a choice is looked at all the same.
    const isInPart = unresolved.length > 0 && key !== names.apiKeyPath && key !== names.connection;
    if (isOpen || isInPart) unknown.push(key);
  }
  for (const { key, declared } of planned.userInputs) if (declared === false) inputs[key] = Text.empty;
  return { inputs, unknown };
}

// A part that only the build knows makes another path of it.
function isWhole(planned: PlannedStep, { definition }: StepAdapter): boolean {
  return (planned.input(definition.inputs.apiKeyPath ?? "")?.unresolved ?? []).length === 0;
}

/** Of the variables around a step, those that its tool reads by itself. Most steps have none, and are not asked. */
function toolEnvironment(
  planned: PlannedStep,
  version: StepVersion,
  defined: ReadonlySet<string>,
): Record<string, string> | undefined {
  const names = environmentNames(version).filter((name) => defined.has(name));
  if (names.length === 0) return undefined;
  const around = planned.environment();
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = around.get(name);
    if (value) found[name] = isUnknown(value) ? standIn(value.unresolved).reveal() : value.text.reveal();
  }
  return found;
}

// The folder of the repository is where paths count from, wherever it is in the build.
function pathFromRoot({ userInputs }: PlannedStep, key: string): string | null {
  const given = userInputs.find((input) => input.key === key && !input.overridden)?.converted ?? "";
  const path = /^\$(?:BITRISE_SOURCE_DIR|\{BITRISE_SOURCE_DIR\})\/([^$]+)$/.exec(given)?.[1];
  return path === undefined ? null : `./${path}`;
}

// What a secret decided is left open: what comes of it would tell.
function isUnknown({ text, unresolved }: PlannedValue): boolean {
  return text.isVeiled || (text.reveal().trim() === "" && unresolved.length > 0);
}

/** What stands for a value that only the build knows: the variables it comes from, as they are written. */
function standIn(variables: readonly Text[]): Text {
  if (variables.length === 0) return Text.secret("$");
  return Text.join(variables.flatMap((name) => [Text.of("$"), name]));
}
