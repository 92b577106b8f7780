const LONGEST = 60;

/** A name or word of the file as it may stand in a message: in backticks, one line, not too long. */
export function named(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029`]/gu, "?");
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line}\``;
}
