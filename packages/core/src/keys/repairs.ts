/** What each repair of a private key put right. */
export const keyRepairs = {
  bom: "removed the byte order mark in front",
  "invisible-characters": "removed characters that can't be seen",
  "leading-whitespace": "removed white space in front of the key",
  quotes: "removed quotes around the key",
  "escaped-newlines": "turned escapes such as a literal \\n into what they stand for",
  "percent-encoding": "decoded percent escapes",
  base64: "decoded the Base64 around the key",
  "surrounding-text": "left out text around the key",
  "markers-added": "added the missing BEGIN or END line",
  "markers-corrected": "corrected the BEGIN or END line",
  indentation: "removed the indentation",
  layout: "put the lines back to 64 characters",
  padding: "completed the Base64 padding",
  "trailing-bytes": "dropped filling bytes behind the key",
  sec1: "turned the SEC1 form (EC PRIVATE KEY) into PKCS#8",
} as const satisfies Record<string, string>;

/** The name of a repair. */
export type KeyRepair = keyof typeof keyRepairs;
