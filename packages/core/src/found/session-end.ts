/** A cookie of a session as far as its end is concerned. */
interface CookieDates {
  name: string;
  expires: number | null;
  createdAt: number | null;
  /** Seconds. */
  maxAge: number | null;
}

// Larger than any session is.
const LONGEST = 1 << 20;
// The machine is trusted by the first, and logged in by the second; others are renewed at every call.
const DECISIVE = /^(?:DES|myacinfo)/;

/**
 * When a 2FA session ends that `fastlane spaceauth` wrote, a list of Ruby's cookies as YAML: when the last of its decisive
 * cookies does. Line ends may be written as `\n`, as fastlane takes them too.
 *
 * @returns null where no cookie has a date
 */
export function sessionEnd(session: string): Date | null {
  if (session.length > LONGEST) return null;
  const cookies = cookiesOf(session.replaceAll("\\n", "\n"));
  const decisive = cookies.filter(({ name }) => DECISIVE.test(name));
  const ends = (decisive.length > 0 ? decisive : cookies).map(endOf).filter((end) => end !== null);
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

// Read line by line: Ruby writes a member to a line, and tags that a YAML reader would have to be taught.
function cookiesOf(text: string): CookieDates[] {
  const cookies: CookieDates[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.startsWith("- ")) cookies.push({ name: "", expires: null, createdAt: null, maxAge: null });
    const member = /^[- ] (\w{1,20}): (.*)$/.exec(line);
    const cookie = cookies.at(-1);
    if (member && cookie) read(cookie, member[1] ?? "", unquoted(member[2] ?? ""));
  }
  return cookies;
}

function read(cookie: CookieDates, member: string, value: string): void {
  if (member === "name") cookie.name = value;
  if (member === "expires") cookie.expires = timeOf(value);
  if (member === "created_at") cookie.createdAt = timeOf(value);
  if (member === "max_age") cookie.maxAge = /^\d{1,10}$/.test(value) ? Number(value) : null;
}

function unquoted(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

// As Ruby writes a time: 2026-01-31 12:00:00.000000000 Z, or with +01:00 at its end.
const TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

function timeOf(value: string): number | null {
  const match = TIME.exec(value);
  if (!match) return null;
  const [, date, time, zone = "Z"] = match;
  const offset = zone === "UTC" ? "Z" : zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  const at = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(at) ? null : at;
}

// What a cookie's greatest age says counts for more than its date, as for browsers.
function endOf({ expires, createdAt, maxAge }: CookieDates): number | null {
  return maxAge !== null && createdAt !== null ? createdAt + maxAge * 1000 : expires;
}
