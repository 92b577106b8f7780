import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { growthFourfold, LINEAR } from "../../../../.config/testing/cpu.js";
import { fastlaneSession } from "../../src/account/session.js";
import { parseConnectedAccount } from "../../src/index.js";

// FASTLANE_SESSION: what Ruby's YAML reader makes of it are the cookies that were given, whatever is in them.

type Cookie = Readonly<Record<string, unknown>>;

function session(cookies: Readonly<Record<string, readonly Cookie[]>>, origins: "idmsa" | "all" = "idmsa"): string {
  const { appleId } = parseConnectedAccount({ session_cookies: cookies });
  if (!appleId) throw new Error("no Apple ID");
  return fastlaneSession(appleId, origins);
}

const idmsa = "https://idmsa.apple.com";
const cookie = { name: "myacinfo", value: "DAWTKNV2xyz", domain: "apple.com", path: "/" };

/** The cookies that a YAML 1.1 reader finds, which knows the tag of Ruby's class. */
function readBack(text: string): unknown {
  const tag = { tag: "!ruby/object:HTTP::Cookie", collection: "map" as const, identify: () => false };
  const document = parseDocument(text, { version: "1.1", customTags: (tags) => [...tags, tag], strict: true });
  expect(document.errors).toEqual([]);
  expect(document.warnings).toEqual([]);
  return document.toJS();
}

test("ordinary values stand as the released steps write them, byte for byte", () => {
  const second = { ...cookie, name: "DES5a1b2", value: "v.1-2_3", path: "/x", for_domain: false };
  expect(session({ [idmsa]: [cookie, second] })).toBe(
    [
      "---",
      "- !ruby/object:HTTP::Cookie",
      "  name: myacinfo",
      "  value: DAWTKNV2xyz",
      "  domain: apple.com",
      "  for_domain: true",
      '  path: "/"',
      "",
      "- !ruby/object:HTTP::Cookie",
      "  name: DES5a1b2",
      "  value: v.1-2_3",
      "  domain: apple.com",
      "  for_domain: false",
      '  path: "/x"',
      "",
      "",
    ].join("\n"),
  );
});

describe("plain", () => {
  test.each([
    "abc+/=%3D",
    "HSARMTKNSRVXWFlaPl9i8GtF+kBQ==SRVX",
    "_ga",
    "__Host-session",
    "-abc",
    "a:b",
    "a@b",
    "a,b",
    "a#b",
    "a&b'c",
    "a!b*c(d)e",
    ".apple.com",
    "/path",
    "1a",
    "1.2.3",
    "0x",
    "ab~c",
  ])("%s", (value) => {
    expect(session({ [idmsa]: [{ ...cookie, value }] })).toContain(`\n  value: ${value}\n`);
  });
});

describe("quoted, because YAML 1.1 takes it for something else", () => {
  test.each([
    "",
    " ",
    "a b",
    "%3D",
    "null",
    "Null",
    "~",
    "y",
    "N",
    "yes",
    "NO",
    "true",
    "False",
    "on",
    "OFF",
    "1",
    "+1",
    "-1",
    "1_000",
    "1,000",
    "1.5",
    ".5",
    "1e3",
    "1.5e+3",
    "0x1F",
    "0b101",
    "0b01,",
    "0o17",
    "017",
    "190:20:30",
    "1:20",
    ".inf",
    "-.Inf",
    ".NaN",
    "=",
    "<<",
    "-",
    "- a",
    "?",
    ": a",
    ":a",
    "a:",
    "a: b",
    "a #b",
    "#a",
    "'a'",
    '"a"',
    "[a]",
    "{a: b}",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "@a",
    "`a`",
    "2031-01-02",
    "2031-01-02T03:04:05Z",
    "---",
    "a\nb",
    "a\n- !ruby/object:Evil {}",
    "a\\b",
    "a\tb",
    "a\rb",
    "a\0b",
    "\u0007",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\uffff",
    "é",
    "😀",
  ])("%j", (value) => {
    const text = session({ [idmsa]: [{ ...cookie, value }] });
    expect(text).not.toContain(`\n  value: ${value}\n`);
    expect(text).toContain('\n  value: "');
    expect(readBack(text)).toEqual([{ ...cookie, value, for_domain: true }]);
  });
});

test.each(["1", "_", "1,", "1:1"])("a long cookie of %j costs no more than its length", async (part) => {
  const made = (length: number) => {
    const value = `${part.repeat(length)}x`;
    expect(session({ [idmsa]: [{ ...cookie, value }] }).includes(`  value: ${value}\n`)).toBe(true);
  };
  expect(await growthFourfold(made, 150_000)).toBeLessThan(LINEAR);
});

describe("which cookies", () => {
  const named = (name: string) => ({ ...cookie, name });
  const names = (text: string) => text.match(/(?<=name: )\w+/g);
  const cookies = {
    "https://a.apple.com": [named("one")],
    [idmsa]: [named("two"), named("three")],
    x: [named("four")],
  };

  test("those of idmsa, or of every origin, in order", () => {
    expect(names(session(cookies))).toEqual(["two", "three"]);
    expect(names(session(cookies, "all"))).toEqual(["one", "two", "three", "four"]);
  });

  test("none make no session", () => {
    expect(session({})).toBe("");
    expect(session({ [idmsa]: [] })).toBe("");
    expect(session({ "https://a.apple.com": [cookie] })).toBe("");
    expect(session({ [idmsa]: [] }, "all")).toBe("");
  });

  test("an empty cookie is one", () => {
    expect(readBack(session({ [idmsa]: [{}] }))).toEqual([
      { name: "", value: "", domain: "", path: "", for_domain: true },
    ]);
  });
});

test("every value comes back as the same text", () => {
  // A half surrogate pair is no text: no YAML can carry it.
  const nasty = fc.constantFrom(..."-:#?!&*%@`'\"|>[]{},~=<0123456789.eE+_xobyYnNtTfF \t\n\r\\/\u0085\u2028\ufeff");
  const text = fc.oneof(
    fc.string({ unit: "binary" }).filter((value) => !/\p{Cs}/u.test(value)),
    fc.string({ unit: nasty, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(..."0123456789:._,+-eExob"), maxLength: 8 }),
    fc.constantFrom("null", "yes", "no", "on", "off", "true", "false").chain((word) => fc.mixedCase(fc.constant(word))),
  );
  const anyCookie = fc.record({ name: text, value: text, domain: text, path: text, for_domain: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyCookie, { minLength: 1, maxLength: 3 }), (cookies) => {
      expect(readBack(session({ [idmsa]: cookies }))).toEqual(cookies);
    }),
    { numRuns: 2000 },
  );
});
