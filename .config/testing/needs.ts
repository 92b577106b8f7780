/** Whether tests can run that need something. Where they can't, why is printed: a skipped test must not look like a passed one. */
export function needs(isThere: boolean, reason: string): boolean {
  if (!isThere) process.stderr.write(`Skipped: ${reason}.\n`);
  return isThere;
}
