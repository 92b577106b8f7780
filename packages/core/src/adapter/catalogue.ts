/** An input as a released version's `step.yml` declares it. */
export interface CatalogueInput<Key extends string = string> {
  /** Its name. */
  readonly key: Key;
  /** The value where a workflow gives none; empty where `step.yml` has none. */
  readonly default: string;
  /** Whether an empty value stops the step. */
  readonly required?: boolean;
  /** Whether `step.yml` calls its value a secret. */
  readonly sensitive?: boolean;
  /** Whether the Bitrise CLI expands `$VAR` in it; true unless said otherwise. */
  readonly expand?: boolean;
  /** The values it takes, where they are a list. */
  readonly value_options?: readonly string[];
  /** Whether `step.yml` asks not to change it. */
  readonly dont_change?: boolean;
}

/** Neighbouring versions that declare the same inputs, in the order of `step.yml`. */
export interface CatalogueRange<Key extends string = string> {
  /** The first of the versions. */
  readonly from: string;
  /** The last of the versions. */
  readonly to: string;
  /** Every released version of the range, ascending. */
  readonly versions: readonly string[];
  /** The inputs that they declare, in the order of `step.yml`. */
  readonly inputs: readonly CatalogueInput<Key>[];
}

/** Every released version of a step with its inputs, ascending; `Key` are the names of the inputs of all of them. */
export type Catalogue<Key extends string = string> = readonly CatalogueRange<Key>[];

/** All released versions, ascending. */
export function releasedVersions(catalogue: Catalogue): string[] {
  return catalogue.flatMap((range) => range.versions);
}

/** The inputs that a released version declares. */
export function declaredInputs(catalogue: Catalogue, version: string): readonly CatalogueInput[] {
  return catalogue.find((range) => range.versions.includes(version))?.inputs ?? [];
}

/** The first version that declares an input, or null when none does. */
export function declaredSince(catalogue: Catalogue, key: string): string | null {
  return catalogue.find((range) => range.inputs.some((input) => input.key === key))?.from ?? null;
}
