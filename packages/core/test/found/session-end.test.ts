import { expect, test } from "vitest";
import { sessionEnd } from "../../src/found/session-end.js";

const cookie = (members: Record<string, string>) =>
  `- !ruby/object:HTTP::Cookie\n${Object.entries(members)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("")}`;
const session = (...cookies: Record<string, string>[]) => `---\n${cookies.map(cookie).join("")}`;

const trust = { name: "DES5c14", expires: "", max_age: "2592000", created_at: "2026-01-01 12:00:00.123456789 +01:00" };
const login = { name: "myacinfo", expires: "", max_age: "" };

test.each([
  ["an age", session(login, trust), "2026-01-31T11:00:00.000Z"],
  ["a date", session({ name: "DES1", expires: "2026-02-03 04:05:06.000000000 Z" }), "2026-02-03T04:05:06.000Z"],
  ["a date in quotes", session({ name: '"DES1"', expires: '"2026-02-03 04:05:06 UTC"' }), "2026-02-03T04:05:06.000Z"],
  [
    "the last of the decisive cookies",
    session(
      trust,
      { name: "myacinfo", expires: "2026-03-01 00:00:00 Z" },
      { name: "dqsid", expires: "2027-01-01 00:00:00 Z" },
    ),
    "2026-03-01T00:00:00.000Z",
  ],
  [
    "any cookie where none is decisive",
    session({ name: "x", expires: "2026-02-03 00:00:00 Z" }),
    "2026-02-03T00:00:00.000Z",
  ],
  ["line ends written out", session(trust).replaceAll("\n", "\\n"), "2026-01-31T11:00:00.000Z"],
  ["line ends of Windows", session(trust).replaceAll("\n", "\r\n"), "2026-01-31T11:00:00.000Z"],
])("%s", (_, text, end) => {
  expect(sessionEnd(text)?.toISOString()).toBe(end);
});

test.each([
  ["nothing", ""],
  ["a variable", "$SESSION"],
  ["no dates", session(login)],
  ["an impossible date", session({ name: "DES1", expires: "2026-99-99 00:00:00 Z" })],
  ["an age without a beginning", session({ name: "DES1", max_age: "60" })],
  ["another text", "name: DES1\nexpires: 2026-01-01 00:00:00 Z"],
  ["too much", session(trust).padEnd(2 ** 20 + 1)],
])("has no end: %s", (_, text) => {
  expect(sessionEnd(text)).toBeNull();
});
