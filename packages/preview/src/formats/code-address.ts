const PAGE = "https://github.com/stepauth/stepauth/blob/main/docs/diagnostics.md";

/** The address of what is written about a code. GitHub makes the anchor from the heading, without its slash. */
export function codeAddress(code: string): string {
  return `${PAGE}#${code.toLowerCase().replace(/[^\w-]/g, "")}`;
}
