import { Text } from "@stepauth/text";
import type { Location } from "../diagnostics.js";
import type { ParsedReference } from "../model/reference.js";
import type { Decision } from "./conditions.js";
import { emptyVariables } from "./empty-variables.js";
import type { Lookup } from "./expand-value.js";
import type { FlatStep } from "./flatten.js";
import type { EvaluatedInputs } from "./step-inputs.js";
import type {
  EmptyVariable,
  PlannedStep,
  PlannedValue,
  ProvenanceEntry,
  Runs,
  StepDefinition,
  StepInputDefinition,
  UserInput,
} from "./types.js";
import { readUserInputs } from "./user-inputs.js";
import { type EnvValue, provenanceOf, unresolvedNames } from "./value.js";

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
  readonly withheld: ReadonlySet<string> | undefined;
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
  #values: Map<string, PlannedValue> | undefined;

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

  get inputs(): Readonly<Record<string, PlannedValue>> {
    return this.#once("inputs", () => this.#readInputs());
  }

  input(key: string): PlannedValue | undefined {
    const known = this.#values?.get(key);
    if (known !== undefined || !this.#parts.inputs.has(key)) return known;
    const value = this.#parts.inputs.get(key);
    const made = value === undefined ? NOTHING : new ValueOfStep(key, value, this.#parts.withheld);
    this.#values ??= new Map();
    this.#values.set(key, made);
    return made;
  }

  get userInputs(): readonly UserInput[] {
    const { step, flat, declared } = this.#parts;
    return this.#once("userInputs", () => readUserInputs(flat.use.inputs, step === null ? null : declared));
  }

  environment(): ReadonlyMap<string, PlannedValue> {
    return this.#once("environment", () => this.#readEnvironment());
  }

  #once<T>(name: string, make: () => T): T {
    this.#made ??= new Map();
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  #readEnvironment(): ReadonlyMap<string, PlannedValue> {
    const { outer, outerNames, inputs, folder } = this.#parts;
    const all = new Map<string, PlannedValue>();
    for (const name of outerNames()) this.#addTo(all, name, outer(name));
    for (const name of inputs.keys) this.#addTo(all, name, inputs.get(name));
    this.#addTo(all, "PWD", folder);
    return all;
  }

  #addTo(all: Map<string, PlannedValue>, name: string, value: EnvValue | undefined): void {
    if (value !== undefined) all.set(name, new ValueOfStep(name, value, this.#parts.withheld));
  }

  #readInputs(): Readonly<Record<string, PlannedValue>> {
    const record: Record<string, PlannedValue> = Object.create(null);
    for (const key of this.#parts.inputs.keys) record[key] = this.input(key) ?? NOTHING;
    return record;
  }
}

const NOTHING: PlannedValue = { text: Text.empty, unresolved: [], empty: [], provenance: [] };

/** A planned value. Most are never asked what is behind them. */
class ValueOfStep implements PlannedValue {
  readonly text: PlannedValue["text"];
  #name: string;
  #value: EnvValue;
  #withheld: ReadonlySet<string> | undefined;
  #unresolved: readonly Text[] | undefined;
  #empty: readonly EmptyVariable[] | undefined;
  #provenance: readonly ProvenanceEntry[] | undefined;

  constructor(name: string, value: EnvValue, withheld: ReadonlySet<string> | undefined) {
    this.text = value.text;
    this.#name = name;
    this.#value = value;
    this.#withheld = withheld;
  }

  get unresolved(): readonly Text[] {
    this.#unresolved ??= this.#value.buildOnly ? [Text.of(this.#name)] : unresolvedNames(this.#value);
    return this.#unresolved;
  }

  get empty(): readonly EmptyVariable[] {
    this.#empty ??= emptyVariables(this.#value, this.#withheld);
    return this.#empty;
  }

  get provenance(): readonly ProvenanceEntry[] {
    this.#provenance ??= provenanceOf(this.#value);
    return this.#provenance;
  }

  toJSON(): Omit<PlannedValue, "empty"> {
    return { text: this.text, unresolved: this.unresolved, provenance: this.provenance };
  }
}
