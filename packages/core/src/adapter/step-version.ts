import type { ConnectionPlan } from "../auth-types/plan.js";
import type { AuthTypeRow } from "../auth-types/row.js";
import type { Method, Policy } from "../model.js";
import { type CatalogueInput, declaredInputs } from "./catalogue.js";
import type { AnyDefinition, InputNames } from "./definition.js";
import type { Handover } from "./handover.js";
import { unlessSaid, type VersionRules } from "./rules.js";
import { compareVersions, inRange } from "./versions.js";

/** Everything the resolver needs to know of one version of one step. */
export interface StepVersion {
  /** What the adapter says. */
  readonly definition: AnyDefinition;
  /** The released version. */
  readonly version: string;
  /** Its row in the newest edition that has one. */
  readonly row: AuthTypeRow;
  /** How it decides who gives the credentials. */
  readonly plan: ConnectionPlan;
  /** How it behaves otherwise. */
  readonly rules: VersionRules;
  /** What it hands to its tool, by the kind of credentials. */
  readonly hands: Partial<Record<Method, Handover>>;
  /** Its inputs by key. */
  readonly declared: ReadonlyMap<string, CatalogueInput>;
  /** The authentication inputs that this version declares. */
  readonly names: InputNames;
  /** Every input that has a say in the answer: those, and what is checked, asked for a condition, or said something of. */
  readonly reads: readonly string[];
  /** The values that the input that chooses takes; null where nothing chooses. */
  readonly connectionValues: readonly string[] | null;
  /** Whether the two policies come to different ends in this version at all. */
  readonly policiesDiffer: boolean;
}

/** Puts together what a version is: its row, and the first version's behaviour with all changes up to it. */
export function stepVersion(definition: AnyDefinition, version: string): StepVersion {
  const row = definition.authTypes.findLast((candidate) => inRange(version, candidate.from, candidate.to));
  if (!row) throw new RangeError(`${definition.step} ${version} has no row in the auth-type table`);
  const { plan } = row;
  const changes = (definition.changes ?? []).filter((change) => compareVersions(change.from, version) <= 0);
  const declared = new Map(declaredInputs(definition.catalogue, version).map((input) => [input.key, input]));
  const rules: VersionRules = Object.assign({}, unlessSaid, definition.rules, ...changes.map((change) => change.rules));
  const hands: Partial<Record<Method, Handover>> = Object.assign(
    {},
    definition.hands,
    ...changes.map((change) => change.hands),
  );
  const names = declaredNames({ ...definition.inputs, ...chooser(plan) }, declared);
  return {
    definition,
    version,
    row,
    plan,
    rules,
    hands,
    declared,
    names,
    reads: readInputs(definition, names, rules, hands).filter((key) => declared.has(key)),
    connectionValues: plan.input === null ? null : plan.values.map(({ value }) => value),
    policiesDiffer: plan.values.some((value) => value.accountFirst || placesOf(value) !== placesOf(value, "shipped")),
  };
}

function chooser({ input }: ConnectionPlan): InputNames {
  return input === null ? {} : { connection: input };
}

function declaredNames(names: InputNames, declared: ReadonlyMap<string, CatalogueInput>): InputNames {
  const entries = Object.entries(names) as [keyof InputNames, string][];
  return Object.fromEntries(entries.filter(([, key]) => declared.has(key)));
}

function readInputs(
  { values = [], options = [], folder }: AnyDefinition,
  names: InputNames,
  rules: VersionRules,
  hands: StepVersion["hands"],
): string[] {
  const others = [...values, ...options].map(({ input }) => input);
  const asked = Object.values(hands).flatMap(({ onlyIf }) => Object.keys(onlyIf?.atMost ?? {}));
  return [
    ...new Set([
      ...Object.values(names),
      ...rules.checkedOptions,
      ...rules.checkedIntegers,
      ...asked,
      ...others,
      ...(folder === undefined ? [] : [folder]),
    ]),
  ];
}

function placesOf(value: ConnectionPlan["values"][number], policy: Policy = "inputs-first"): string {
  return value[policy].join();
}
