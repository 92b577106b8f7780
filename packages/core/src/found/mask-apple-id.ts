/** An Apple ID as it may be shown: `d...@example.com`. What is no mail address is hidden whole, but for its first letter. */
export function maskAppleId(appleId: string): string {
  if (appleId === "" || appleId.startsWith("$")) return appleId;
  const [first = ""] = appleId;
  const at = appleId.lastIndexOf("@");
  return at > 0 ? `${first}...${appleId.slice(at)}` : `${first}...`;
}
