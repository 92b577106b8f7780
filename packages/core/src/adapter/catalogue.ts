/** An input as a released version's `step.yml` declares it. */
export interface CatalogueInput<Key extends string = string> {
  readonly key: Key;
  readonly default: string;
  readonly required?: boolean;
  readonly sensitive?: boolean;
  /** Whether the Bitrise CLI expands `$VAR` in it; true unless said otherwise. */
  readonly expand?: boolean;
  readonly value_options?: readonly string[];
  readonly dont_change?: boolean;
}

/** Neighbouring versions that declare the same inputs, in the order of `step.yml`. */
export interface CatalogueRange<Key extends string = string> {
  readonly from: string;
  readonly to: string;
  readonly versions: readonly string[];
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
