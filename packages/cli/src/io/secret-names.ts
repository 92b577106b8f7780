const SECRET_WORDS =
  /PASS(?:WORD|PHRASE|WD)?|SECRET|TOKEN|SESSION|COOKIE|CREDENTIAL|AUTH|PRIVATE|(?:^|_)(?:API_?)?KEY(?:_|$)|WEBHOOK|DSN/i;

/** Whether the name of a variable of this process says that its value is a secret. */
export function looksSecret(name: string): boolean {
  return SECRET_WORDS.test(name);
}
