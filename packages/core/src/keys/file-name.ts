/** The longest name of a file that is written, in characters. */
const longestFileName = 100;

/**
 * Whether a name may be the name of a file that is written: one path segment of letters, digits, `.`, `_`, `-` and space
 * (ASCII), no dot in front, no `..`, at most 100 characters.
 */
export function isSafeFileName(name: string): boolean {
  return name.length <= longestFileName && /^[A-Za-z0-9_\- ][A-Za-z0-9._\- ]*$/.test(name) && !name.includes("..");
}
