import { type ResolvedVersion, resolveLock, type StepAdapter } from "@stepauth/core";

/** Which versions of each step are released, ascending, by step ID. */
export type ReleasedVersions = ReadonlyMap<string, readonly string[]>;

/** Adapters that take a version lock for what the build would take, where the released versions are known. */
export function withReleased(adapters: readonly StepAdapter[], released: ReleasedVersions): readonly StepAdapter[] {
  return adapters.map((adapter) => {
    const versions = released.get(adapter.step) ?? [];
    return versions.length === 0 ? adapter : knowing(adapter, versions);
  });
}

/** What a version does that the adapter does not know is taken from the nearest that it knows. */
function knowing(adapter: StepAdapter, versions: readonly string[]): StepAdapter {
  const resolveVersion = (lock: string): ResolvedVersion => {
    if (adapter.versions.includes(lock)) return { version: lock, known: true };
    const found = resolveLock(versions, lock);
    const { version, known } = adapter.resolveVersion(found.known ? found.version : lock);
    return { version, known: found.known && known };
  };
  return {
    ...adapter,
    resolveVersion,
    resolve: (request) => {
      const { version, known } = resolveVersion(request.version ?? "");
      return adapter.resolve({ ...request, version, versionKnown: known && (request.versionKnown ?? true) });
    },
  };
}
