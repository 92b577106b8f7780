import { distance, closest as nearest } from "fastest-levenshtein";

/** The name that was probably meant, or null when none is near. */
export function closest(given: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const near = nearest(given, names);
  return distance(given, near) <= Math.max(2, Math.floor(given.length / 3)) ? near : null;
}
