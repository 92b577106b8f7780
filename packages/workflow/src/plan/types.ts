import type { Text } from "@stepauth/text";
import type { Diagnostic, Location } from "../diagnostics.js";
import type { ParsedReference } from "../model/reference.js";
import type { ScalarStyle } from "../yaml/node.js";
import type { ValueText } from "./value.js";

/** An input as a version of a step declares it. */
export interface StepInputDefinition {
  readonly key: string;
  readonly default: string;
  /** Whether `$NAME` in the value is replaced; true when absent. */
  readonly isExpand?: boolean;
  readonly isSensitive?: boolean;
  readonly skipIfEmpty?: boolean;
  readonly isTemplate?: boolean;
}

/** A step that is known: its versions and what each of them declares. */
export interface StepDefinition {
  readonly id: string;
  /** Repositories whose tags are this step's versions, as `owner/name`; folders that hold it, as `path::./folder`. */
  readonly repositories?: readonly string[];
  /** The version that a lock leads to. `""` asks for the newest; `3`, `3.4`, `3.4.0` come without wildcards. */
  resolveVersion(lock: string): { readonly version: string; readonly known: boolean };
  inputs(version: string): readonly StepInputDefinition[];
  /** Names of the variables the step may set for the steps after it. */
  outputs?(version: string): readonly string[];
  /** The condition under which the step runs unless the file sets its own. */
  runIf?(version: string): string | undefined;
}

/** The steps that are known. */
export interface StepLibrary {
  find(id: string): StepDefinition | undefined;
  /**
   * The step whose repository (`owner/name`) or folder (`path::./folder`) this is, in lower case. Without it, `find` is asked
   * for the repository's name.
   */
  findRepository?(repository: string): StepDefinition | undefined;
  /** Whether a step library URL holds these steps. By default only Bitrise's own does. */
  holds?(source: string): boolean;
}

/** Where a value came from. */
export type ProvenanceKind = "yaml" | "default" | "secret" | "dotenv" | "process" | "cli" | "output";

/** One link of the chain behind a value. */
export interface ProvenanceEntry {
  readonly kind: ProvenanceKind;
  /** The variable's name; for an output, the reference of the step that sets it. */
  readonly name?: Text;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Whether a step runs, as far as that can be said before the build. */
export type Runs = boolean | "unknown";

/** An input as the file gives it, known to the step or not. */
export interface UserInput {
  readonly key: string;
  /** The place of the key. */
  readonly location: Location;
  /** The place of the value; undefined when nothing is written. */
  readonly valueLocation: Location | undefined;
  /** Offsets of the value in its file: from the first character to after the last. */
  readonly valueRange: readonly [number, number];
  /** Offsets of the key in its file. */
  readonly keyRange: readonly [number, number];
  /** The value exactly as it stands in the file, quotes included. */
  readonly source: string;
  /** How the value is written; `map` and `list` for what is no scalar. */
  readonly style: ScalarStyle | "map" | "list";
  /** An unquoted, untagged scalar, which the CLI interprets. */
  readonly isPlain: boolean;
  /** The value's text before the CLI interprets it; empty for lists and maps. */
  readonly written: string;
  /** What the value becomes before variables are replaced. */
  readonly converted: string;
  /** Whether the step's version declares this input; null when the step is not known. */
  readonly declared: boolean | null;
  /** An earlier item of the same list has this key, so that this one is ignored. */
  readonly overridden: boolean;
  /** What its own `opts` say; undefined where they don't. */
  readonly isExpand: boolean | undefined;
  readonly isSensitive: boolean | undefined;
  readonly skipIfEmpty: boolean | undefined;
  readonly isTemplate: boolean | undefined;
}

/** A variable that is known to be empty. */
export interface EmptyVariable {
  readonly name: Text;
  /** Nothing sets it; it is a secret that this build does not get; or it is set, and empty. */
  readonly why: "unset" | "withheld" | "set-empty";
  /** Where it is set. */
  readonly setAt?: ProvenanceEntry;
}

/** A value as a step finds it, under an input or another variable. */
export interface PlannedValue {
  /** The exact text, which knows what of it is secret, and where each piece was set. */
  readonly text: ValueText;
  /** The variables in it that only the build knows, which count as empty; its own name when its value as a whole is. */
  readonly unresolved: readonly Text[];
  /** The variables in it that are known to be empty, but those that are made of other variables. */
  readonly empty: readonly EmptyVariable[];
  /** Where it stands, then the variables it expanded. */
  readonly provenance: readonly ProvenanceEntry[];
}

/** A step of a run. */
export interface PlannedStep {
  /** The workflow that holds it. */
  readonly workflow: string;
  /** Its position among all steps of the run, from 0. */
  readonly index: number;
  /** The reference as written. */
  readonly ref: string;
  readonly reference: ParsedReference;
  /** Null when the library does not hold it. */
  readonly step: StepDefinition | null;
  readonly version: string | null;
  readonly versionKnown: boolean;
  readonly title: string | null;
  /** The place of the reference. */
  readonly location: Location;
  /** Stands for these lines of the file: the same object for every run that comes to them. */
  readonly written: object;
  /** Ids of the bundles around it, the outermost first. */
  readonly bundles: readonly string[];
  readonly runs: Runs;
  readonly runIf: { readonly text: string; readonly location?: Location } | null;
  /** What the step receives: every input that its version declares, in that order. */
  readonly inputs: Readonly<Record<string, PlannedValue>>;
  /** One of {@link inputs}; undefined for one that the version does not declare. */
  input(key: string): PlannedValue | undefined;
  readonly userInputs: readonly UserInput[];
  /** What the step's process sees, its inputs included. Computed when asked for. */
  environment(): ReadonlyMap<string, PlannedValue>;
}

/** A workflow as it would run. */
export interface WorkflowPlan {
  readonly workflow: string;
  readonly steps: readonly PlannedStep[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A variable of a dotenv file. */
export interface DotenvVariable {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  readonly line?: number;
}
