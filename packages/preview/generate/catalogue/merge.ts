import { type Catalogue, type CatalogueInput, compareVersions, type StepAdapter } from "@stepauth/core";
import type { Release } from "./library.js";

/** A catalogue with what is new in a library, and what of that was refused. */
export interface MergedCatalogue {
  readonly catalogue: Catalogue;
  readonly added: readonly string[];
  /** Sentences: a version, and how its authentication inputs differ. */
  readonly refused: readonly string[];
}

/**
 * Adds released versions to a catalogue. One whose authentication inputs differ from those of the version before is refused,
 * and so are all after it: what it does with them, somebody has to find out.
 */
export function mergeReleases(
  adapter: StepAdapter,
  catalogue: Catalogue,
  released: readonly Release[],
): MergedCatalogue {
  const known: Release[] = catalogue.flatMap(({ versions, inputs }) =>
    versions.map((version) => ({ version, inputs })),
  );
  const refused = known.flatMap((release) => republished(adapter, release, released));
  const names = new Set(known.map(({ version }) => version));
  const fresh = released.filter(({ version }) => !names.has(version)).toSorted(byVersion);
  const all = [...known];
  const added: string[] = [];
  for (const release of fresh) {
    const before = neighbour(all, release);
    const changes = before === undefined ? [] : authenticationChanges(adapter, before, release);
    if (changes.length > 0) {
      refused.push(`${adapter.step} ${release.version}: ${changes.join("; ")}, compared with ${before?.version}.`);
      break;
    }
    all.push(release);
    all.sort(byVersion);
    added.push(release.version);
  }
  return { catalogue: grouped(all), added, refused };
}

/** Neighbouring versions with the same inputs stand together. */
export function grouped(releases: readonly Release[]): Catalogue {
  const ranges: { from: string; to: string; versions: string[]; inputs: readonly CatalogueInput[] }[] = [];
  for (const { version, inputs } of releases) {
    const last = ranges.at(-1);
    if (last && JSON.stringify(last.inputs) === JSON.stringify(inputs)) {
      last.to = version;
      last.versions.push(version);
    } else ranges.push({ from: version, to: version, versions: [version], inputs });
  }
  return ranges;
}

function byVersion(a: Release, b: Release): number {
  return compareVersions(a.version, b.version);
}

/** The version before a new one; the first of all for one that is older. */
function neighbour(all: readonly Release[], release: Release): Release | undefined {
  return all.findLast((one) => byVersion(one, release) < 0) ?? all[0];
}

/** A version does not change once it is released: where its authentication inputs do, the record or the library is wrong. */
function republished(adapter: StepAdapter, known: Release, released: readonly Release[]): string[] {
  const now = released.find(({ version }) => version === known.version);
  const changes = now === undefined ? [] : authenticationChanges(adapter, known, now);
  return changes.map((change) => `${adapter.step} ${known.version} is not what it was: ${change}.`);
}

// What an input is called that has to do with credentials, should a version bring one that no adapter knows.
const CREDENTIAL = /api_?key|apple|issuer|passw|session|connection|credential|2fa|two_factor|auth|itunes/;

function authenticationChanges({ definition, describe }: StepAdapter, before: Release, after: Release): string[] {
  const { names } = describe(before.version);
  const ours = new Set<string>([...Object.values(definition.inputs), ...Object.values(names)].filter((key) => key));
  const keys = new Set([...before.inputs, ...after.inputs].map(({ key }) => key));
  return [...keys]
    .filter((key) => ours.has(key) || CREDENTIAL.test(key))
    .flatMap((key) => changeOf(key, inputIn(before, key), inputIn(after, key)));
}

function inputIn({ inputs }: Release, name: string): CatalogueInput | undefined {
  return inputs.find(({ key }) => key === name);
}

function changeOf(key: string, before: CatalogueInput | undefined, after: CatalogueInput | undefined): string[] {
  if (before === undefined) return [`the input \`${key}\` is new`];
  if (after === undefined) return [`the input \`${key}\` is gone`];
  const members = ["default", "required", "sensitive", "expand", "value_options", "dont_change"] as const;
  const changed = members.filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]));
  return changed.length === 0 ? [] : [`the input \`${key}\` has another ${changed.join(", ")}`];
}
