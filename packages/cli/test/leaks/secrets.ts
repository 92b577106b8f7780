/**
 * Secrets in pairs: what is printed for one must be printed, byte for byte, for the other. So nothing of a secret may show, be
 * it short, encoded, cut, counted or spread over lines. Two of a pair are alike in length and in kinds of characters.
 */
export const pairs = [
  ["CANARY-secret-7f3a", "YRANAC-ecrets-3a7f"],
  ["kq7w", "zv4x"],
  ["q", "z"],
  ['Qx7/"é?&=+ kj', 'Zv4/"ü?&=+ wy'],
  [
    "-----BEGIN PRIVATE KEY-----\\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0waw\\n-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHCH1xbx\\n-----END PRIVATE KEY-----",
  ],
] as const satisfies readonly (readonly [string, string])[];

/** How two outputs give a secret away; null when they don't. */
export function leakIn(outputs: readonly [string, string], [secret]: readonly [string, string]): string | null {
  if (secret.length > 5 && outputs[0].includes(secret)) return "printed";
  return outputs[0] === outputs[1] ? null : "not the same";
}
