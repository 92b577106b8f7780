const prefix = "AuthKey_";
const suffix = ".p8";

/**
 * The key ID that a key file's name holds, by the rule of the released steps: whatever stands between `AuthKey_` and the
 * last `.p8`, anywhere in the base name, at least one character. `null` when there is none (they go on with `Bitrise`).
 *
 * @param name - a file name, or a path whose last segment is one
 */
export function keyIdFromName(name: string): string | null {
  for (const line of baseName(name).split("\n")) {
    const start = line.indexOf(prefix);
    const end = line.lastIndexOf(suffix);
    if (start !== -1 && end > start + prefix.length) return line.slice(start + prefix.length, end);
  }
  return null;
}

/** The name of the file that holds a key, as Apple gives it: `AuthKey_<keyId>.p8`. */
export function keyFileName(keyId: string): string {
  return `${prefix}${keyId}${suffix}`;
}

function baseName(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end -= 1;
  return path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}
