import type { AuthTypeRow } from "../auth-types/row.js";
import type { Method } from "../model.js";
import { type CatalogueInput, declaredInputs } from "./catalogue.js";
import type { AnyDefinition, InputField, InputNames } from "./definition.js";
import type { Handover } from "./handover.js";
import type { VersionRules } from "./rules.js";
import { compareVersions, inRange } from "./versions.js";

/** Everything the resolver needs to know of one version of one step. */
export interface StepVersion {
  readonly definition: AnyDefinition;
  readonly version: string;
  readonly row: AuthTypeRow;
  readonly rules: VersionRules;
  readonly hands: Partial<Record<Method, Handover>>;
  readonly declared: ReadonlyMap<string, CatalogueInput>;
  /** The authentication inputs that this version declares. */
  readonly names: InputNames;
  /** The values its `connection` input takes; null without such an input. */
  readonly connectionValues: readonly string[] | null;
}

/** Puts together what a version is: its row, and the first version's behaviour with all changes up to it. */
export function stepVersion(definition: AnyDefinition, version: string): StepVersion {
  const row = definition.authTypes.find((candidate) => inRange(version, candidate.from, candidate.to));
  if (!row) throw new RangeError(`${definition.step} ${version} has no row in the auth-type table`);
  const changes = (definition.changes ?? []).filter((change) => compareVersions(change.from, version) <= 0);
  const declared = new Map(declaredInputs(definition.catalogue, version).map((input) => [input.key, input]));
  const names = declaredNames(definition.inputs, declared);
  return {
    definition,
    version,
    row,
    rules: Object.assign({}, definition.rules, ...changes.map((change) => change.rules)),
    hands: Object.assign({}, definition.hands, ...changes.map((change) => change.hands)),
    declared,
    names,
    connectionValues: names.connection === undefined ? null : ["automatic", ...Object.keys(row.named), "off"],
  };
}

function declaredNames(names: InputNames, declared: ReadonlyMap<string, CatalogueInput>): InputNames {
  const entries = Object.entries(names) as [InputField, string][];
  return Object.fromEntries(entries.filter(([, key]) => declared.has(key)));
}
