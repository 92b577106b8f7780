import type { Location } from "../diagnostics.js";
import type { ParsedReference } from "../model/reference.js";
import type { Decision } from "./conditions.js";
import type { Lookup } from "./expand-value.js";
import type { FlatStep } from "./flatten.js";
import type { EvaluatedInputs } from "./step-inputs.js";
import type {
  EnvironmentVariable,
  PlannedStep,
  ProvenanceEntry,
  Runs,
  StepDefinition,
  StepInputDefinition,
  UserInput,
  ValuePart,
} from "./types.js";
import { readUserInputs } from "./user-inputs.js";
import { type EnvValue, type MayExist, provenanceOf, unresolvedNames } from "./value.js";

/** What a planned step is made of. */
export interface PlannedStepParts {
  readonly workflow: string;
  readonly index: number;
  readonly flat: FlatStep;
  readonly step: StepDefinition | null;
  readonly version: string | null;
  readonly versionKnown: boolean;
  readonly decision: Decision;
  readonly declared: readonly StepInputDefinition[];
  readonly inputs: EvaluatedInputs;
  /** The variables around the step, without its inputs. */
  readonly outer: Lookup;
  readonly outerNames: () => Iterable<string>;
  /** The folder that the step runs in. */
  readonly folder: EnvValue | undefined;
  readonly mayExist: MayExist;
}

/** A planned step. What only some callers want is worked out when they first ask for it. */
export class StepOfRun implements PlannedStep {
  readonly workflow: string;
  readonly index: number;
  readonly ref: string;
  readonly reference: ParsedReference;
  readonly step: StepDefinition | null;
  readonly version: string | null;
  readonly versionKnown: boolean;
  readonly title: string | null;
  readonly runs: Runs;
  #parts: PlannedStepParts;
  #made: Map<string, unknown> | undefined;

  constructor(parts: PlannedStepParts) {
    const { use } = parts.flat;
    this.#parts = parts;
    this.workflow = parts.workflow;
    this.index = parts.index;
    this.ref = use.ref;
    this.reference = use.reference;
    this.step = parts.step;
    this.version = parts.version;
    this.versionKnown = parts.versionKnown;
    this.title = use.title ?? null;
    this.runs = parts.decision.runs;
  }

  get runIf(): PlannedStep["runIf"] {
    const { runIf } = this.#parts.decision;
    if (runIf?.at === undefined) return runIf === null ? null : { text: runIf.text };
    return { text: runIf.text, location: runIf.at.location };
  }

  get location(): Location {
    return this.#parts.flat.use.at.location;
  }

  get written(): object {
    return this.#parts.flat.use;
  }

  get bundles(): readonly string[] {
    const ids: string[] = [];
    for (let at = this.#parts.flat.bundle; at !== undefined; at = at.parent) ids.unshift(at.bundle.id);
    return ids;
  }

  get received(): Readonly<Record<string, string>> {
    return this.#once("received", () => this.#record((value) => value?.text ?? ""));
  }

  get parts(): Readonly<Record<string, readonly ValuePart[]>> {
    return this.#once("parts", () => this.#record((value) => value?.parts ?? []));
  }

  get unresolved(): Readonly<Record<string, readonly string[]>> {
    return this.#once("unresolved", () =>
      this.#record((value, key) => (value === undefined ? [] : this.#unresolved(key, value))),
    );
  }

  get provenance(): Readonly<Record<string, readonly ProvenanceEntry[]>> {
    return this.#once("provenance", () => this.#record((value) => (value === undefined ? [] : provenanceOf(value))));
  }

  get userInputs(): readonly UserInput[] {
    const { step, flat, declared } = this.#parts;
    return this.#once("userInputs", () => readUserInputs(flat.use.inputs, step === null ? null : declared));
  }

  environment(): ReadonlyMap<string, EnvironmentVariable> {
    return this.#once("environment", () => this.#readEnvironment());
  }

  #once<T>(name: string, make: () => T): T {
    this.#made ??= new Map();
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  #readEnvironment(): ReadonlyMap<string, EnvironmentVariable> {
    const { outer, outerNames, inputs, folder } = this.#parts;
    const all = new Map<string, EnvironmentVariable>();
    for (const name of outerNames()) this.#addTo(all, name, outer(name));
    for (const [name, value] of inputs.values) this.#addTo(all, name, value);
    this.#addTo(all, "PWD", folder);
    return all;
  }

  #addTo(all: Map<string, EnvironmentVariable>, name: string, value: EnvValue | undefined): void {
    if (value === undefined) return;
    const { text, parts, secret } = value;
    const unresolved = this.#unresolved(name, value);
    all.set(name, { name, value: text, parts, secret, unresolved, provenance: provenanceOf(value) });
  }

  #unresolved(name: string, value: EnvValue): readonly string[] {
    return value.buildOnly ? [name] : unresolvedNames(value, this.#parts.mayExist);
  }

  #record<T>(of: (value: EnvValue | undefined, key: string) => T): Readonly<Record<string, T>> {
    const record: Record<string, T> = Object.create(null);
    for (const [key, value] of this.#parts.inputs.values) record[key] = of(value, key);
    return record;
  }
}
