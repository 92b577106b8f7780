/** What can be seen while a lane is followed, beside what its actions use. */
export type SightKind =
  | "appfile-error"
  | "appfile-writes"
  | "content-over-path"
  | "dotenv-elsewhere"
  | "dotenv-overrides"
  | "empty-option"
  | "empty-variable"
  | "fastfile-writes"
  | "for-lane"
  | "hash-and-path"
  | "key-file-form"
  | "lane-called"
  | "no-password"
  | "path-ignored"
  | "readonly-by-ci"
  | "token-lost"
  | "too-old-for-keys"
  | "user-ignored";

/** One such thing: what it is, where, and the name of the option, variable or lane that it is about. */
export interface Sight {
  readonly kind: SightKind;
  /** `file:line`. */
  readonly at: string;
  readonly name?: string;
  /** Where what it has to do with stands, or what that is called. */
  readonly other?: string;
  /** false: only the run can tell whether it comes to that. */
  readonly certain?: false;
}

/** What two sights have in common that are the same. */
export function sightKey({ kind, at, name, other }: Sight): string {
  return [kind, at, name, other].join("\n");
}

/** The sights of all ways that a lane may go: what is not on each of them is not certain. */
export function mergedSights(walks: readonly (readonly Sight[])[]): readonly Sight[] {
  const found = new Map<string, { readonly sight: Sight; walks: number }>();
  for (const sight of walks.flat()) {
    const known = found.get(sightKey(sight));
    if (known) known.walks += 1;
    else found.set(sightKey(sight), { sight, walks: 1 });
  }
  return [...found.values()].map(({ sight, walks: count }) =>
    count === walks.length ? sight : { ...sight, certain: false },
  );
}
