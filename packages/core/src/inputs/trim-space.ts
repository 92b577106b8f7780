// What Go's strings.TrimSpace takes off: JavaScript's white space and U+0085, but no byte order mark.
const SPACES =
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

/**
 * A text without the white space around it, as the released steps trim it. Looks at either end alone: a regular expression
 * would try every space within as the start of the last ones, which takes minutes where there are a million.
 */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACES.includes(text.charAt(start))) start += 1;
  while (end > start && SPACES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
