import { describe, expect, it } from "vitest";
import { parseSession } from "../../src/config/session.js";

const YAML = `---
- !ruby/object:HTTP::Cookie
  name: DES1
  value: "a: b # c"
  domain: apple.com
  for_domain: false
  path: "/x"
  secure: true
- !ruby/object:HTTP::Cookie
  name: myacinfo
  value: DAWTKN
  domain: apple.com
`;
const read = (text: string) =>
  parseSession(text)
    ?.get("https://idmsa.apple.com")
    ?.map(({ value, ...rest }) => ({ ...rest, value: value.reveal() }));

describe("parseSession", () => {
  it("reads what fastlane spaceauth prints", () => {
    expect(read(YAML)).toEqual([
      { name: "DES1", value: "a: b # c", domain: "apple.com", path: "/x", forDomain: false },
      { name: "myacinfo", value: "DAWTKN", domain: "apple.com", path: "/", forDomain: true },
    ]);
    expect(read(YAML.trimEnd().replaceAll("\n", "\\n"))).toEqual(read(YAML));
  });

  it("reads the cookies of a connected account's document", () => {
    const cookie = { name: "DES1", value: "v", domain: "apple.com", path: "/" };
    expect(read(JSON.stringify({ "https://idmsa.apple.com": [cookie] }))).toEqual([{ ...cookie, forDomain: true }]);
  });

  it.each(["", "text", "[]", "{}", "- a", "- { value: x }", "- [", "*a", "[".repeat(5_000), "\0"])(
    "refuses %j",
    (text) => {
      expect(parseSession(text)).toBeNull();
    },
  );
});
