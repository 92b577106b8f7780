// What looks secret when nothing says that it is. To hide too much does no harm.

const NAME =
  /p[as]{2,4}(?:w(?:or|ro)?d|phrase|code)?(?![a-z])|p[as]{2,4}w|(?<![a-z])(?:pwd|pw)(?![a-z])|secret|token|credential|private_?key|api_?key(?![a-z_]*(?:path|id|issuer))|session|cookie|webhook|signature|(?<![a-z])auth(?:orization)?(?![a-z])/i;
const NO_SECRET = /(?:_path|_file|_id|_issuer|_name|_url_?scheme|enabled?)$/i;

/** Whether a variable or input of this name may hold a secret. */
export function isSecretWord(name: string): boolean {
  return NAME.test(name) && !NO_SECRET.test(name);
}
