/** A released version as three numbers, for comparing. */
type Triple = readonly [number, number, number];

/** A version resolved against the released ones; `known` is false where nothing matched and the nearest was taken. */
export interface ResolvedVersion {
  /** The version that counts. */
  readonly version: string;
  /** Whether a released version matches. */
  readonly known: boolean;
}

function triple(version: string): Triple {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return [major, minor, patch];
}

/** Numeric order of two three-part versions. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [triple(a), triple(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** Whether `version` lies in `from` to `to`, both included; `to` null is open. */
export function inRange(version: string, from: string, to: string | null): boolean {
  return compareVersions(version, from) >= 0 && (to === null || compareVersions(version, to) <= 0);
}

const LOCK = /^(\d{1,9})(?:\.x\.x|\.(\d{1,9})(?:\.x|\.(\d{1,9}))?)?$/;

/**
 * Resolves a version lock as the Bitrise CLI does: nothing is the newest, `3` (or `3.x.x`) the newest 3, `3.4` (or `3.4.x`)
 * the newest 3.4, `3.4.0` itself. A lock that matches nothing gives the last version before it: the newest where it is newer
 * than all, and the oldest where it is older than all. Where that is of another minor version, the first of the minor
 * version that was asked for is taken instead, if there is one.
 *
 * @param released ascending
 */
export function resolveLock(released: readonly string[], lock: string): ResolvedVersion {
  const newest = released.at(-1) ?? "0.0.0";
  const oldest = released[0] ?? newest;
  if (lock === "") return { version: newest, known: true };
  const parts = lockParts(lock);
  if (!parts) return { version: newest, known: false };
  const wanted = parts.join(".");
  const match = released.findLast((version) => version === wanted || version.startsWith(`${wanted}.`));
  if (match) return { version: match, known: true };
  return { version: nearest(released, wanted) ?? oldest, known: false };
}

// A minor version need not start with a patch 0: what came next behaves as it would, and what came before may not.
function nearest(released: readonly string[], wanted: string): string | undefined {
  const before = released.findLast((version) => compareVersions(version, wanted) < 0);
  const minor = /^\d+\.\d+\.(?=\d)/.exec(wanted)?.[0];
  if (minor === undefined || before?.startsWith(minor)) return before;
  return released.find((version) => version.startsWith(minor)) ?? before;
}

function lockParts(lock: string): number[] | null {
  const match = LOCK.exec(lock);
  if (!match) return null;
  return match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
}
