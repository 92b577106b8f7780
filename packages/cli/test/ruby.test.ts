import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeApiKey, verifyToken } from "@stepauth/testing";
import { parse } from "dotenv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { needs } from "../../../.config/testing/needs.js";
import { folder, run } from "./run.js";

// What we write is read by fastlane, which is Ruby: here Ruby itself reads it, with the gem that fastlane reads cookies with.

const ruby = (script: string, ...args: string[]) =>
  spawnSync("ruby", ["-rjson", "-ryaml", "-e", script, ...args], { encoding: "utf8" });
const found = needs(
  ruby("print 1").stdout === "1" && ruby('require "http/cookie_jar"').status === 0,
  "Ruby does not read what is written for it: it or its gem http-cookie is not here (apt-get install ruby ruby-http-cookie)",
);

let cwd: string;
let remove: () => void;
beforeEach(() => {
  ({ path: cwd, remove } = folder({ ".git/HEAD": "" }));
});
afterEach(() => remove());

async function exported(document: object): Promise<Record<string, string>> {
  writeFileSync(join(cwd, "account.json"), JSON.stringify(document));
  const args = ["export", "fastlane", "--account", "account.json", "--to", "dotenv", "--dir", "out"];
  const { stdout, exitCode } = await run(args, { cwd });
  expect(exitCode).toBe(0);
  return parse(stdout);
}

async function sessionOf(document: object): Promise<string> {
  writeFileSync(join(cwd, "account.json"), JSON.stringify(document));
  const { stdout } = await run(["resolve", "fastlane", "--account", "account.json", "--json", "--reveal"], { cwd });
  return JSON.parse(stdout).env.FASTLANE_SESSION;
}

// As HTTP::CookieJar's own reader of saved YAML does it, and what fastlane puts into its jar.
const READ_COOKIES = `
  require "http/cookie_jar"
  cookies = YAML.unsafe_load(File.read(ARGV[0], encoding: "UTF-8"))
  jar = HTTP::CookieJar.new
  cookies.each { |cookie| jar.add(cookie) unless cookie.value.empty? }
  print JSON.generate(cookies.map { |c| [c.name, c.value, c.domain, c.path, c.for_domain?] })
`;

describe.runIf(found)("FASTLANE_SESSION", () => {
  const values = [
    "plain",
    "DAWTKNV2:a+b/c==",
    "with space",
    "yes",
    "null",
    "~",
    "1e5",
    "0123",
    "0x1f",
    "2026-01-01",
    "12:30:45",
    "1_000",
    "a: b",
    "a #b",
    "- a",
    "[a]",
    "{a}",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "'a'",
    '"a"',
    "\\n",
    "a\nb: c",
    "a\r\nb",
    "tab\there",
    "ünï",
    "😀",
    "\u2028",
    "\u0085",
    "\ufeff",
    "=",
    "<<",
    ".inf",
    "a:",
    ":a",
    "---",
    "...",
    "--- a",
    "?",
    "? a",
    "-",
    "a\\",
    "#a",
    " a",
    "a ",
    "!ruby/object:Gem::Installer",
    "- !ruby/object:HTTP::Cookie",
  ];

  const cookies = values.map((value, index) => ({
    name: `DES${index}`,
    value,
    domain: "idmsa.apple.com",
    path: "/",
    for_domain: index % 2 === 0,
  }));
  const written = async (list: typeof cookies) => {
    const session = await sessionOf({
      apple_id: "a@example.com",
      password: "p",
      connection_expiry_date: "2099-01-01T00:00:00Z",
      session_cookies: { "https://idmsa.apple.com": list },
    });
    writeFileSync(join(cwd, "session"), session);
  };

  it("fills the jar with every cookie whose value a cookie can have", async () => {
    const possible = cookies.filter(({ value }) => !/\p{Cc}/u.test(value));
    await written(possible);
    const read = ruby(READ_COOKIES, join(cwd, "session"));
    expect(read.stderr).toBe("");
    expect(JSON.parse(read.stdout)).toEqual(
      possible.map(({ name, value, domain, path, for_domain }) => [name, value, domain, path, for_domain]),
    );
  });

  it("is the same text to Ruby's YAML, whatever the value", async () => {
    await written(cookies);
    const script = `text = File.read(ARGV[0], encoding: "UTF-8").gsub(/^- !ruby\\/object:HTTP::Cookie$/, "-")
      print JSON.generate(YAML.safe_load(text))`;
    const read = ruby(script, join(cwd, "session"));
    expect(read.stderr).toBe("");
    expect(JSON.parse(read.stdout)).toEqual(cookies);
  });
});

// A token as fastlane's spaceship makes it: the JSON key file, Ruby's OpenSSL, ES256.
const SIGN = `
  require "openssl"; require "base64"
  file = JSON.parse(File.read(ARGV[0]))
  now = ARGV[1].to_i
  header = { alg: "ES256", kid: file["key_id"], typ: "JWT" }
  claims = { iat: now - 60, exp: now + 500, aud: "appstoreconnect-v1" }
  file["issuer_id"] ? claims[:iss] = file["issuer_id"] : claims[:sub] = "user"
  text = [header, claims].map { |part| Base64.urlsafe_encode64(JSON.generate(part), padding: false) }.join(".")
  key = OpenSSL::PKey::EC.new(file["key"])
  raw = OpenSSL::ASN1.decode(key.sign("SHA256", text)).value.map { |n| n.value.to_s(2).rjust(32, "\\0") }.join
  print "#{text}.#{Base64.urlsafe_encode64(raw, padding: false)}"
`;

describe.runIf(found)("the JSON key file", () => {
  it("makes a token that is accepted", async () => {
    const key = makeApiKey();
    const env = await exported({ key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey });
    const now = Date.now();
    const signed = ruby(SIGN, env.APP_STORE_CONNECT_API_KEY_PATH ?? "", String(Math.floor(now / 1000)));
    expect(signed.stderr).toBe("");
    const keys = [{ keyId: key.keyId, issuerId: key.issuerId, key: key.privateKey }];
    expect(verifyToken(signed.stdout, { keys, now, request: "GET /v1/apps" })).toMatchObject({ ok: true });
  });

  it("from a key without BEGIN and END lines, as the build API may give it", async () => {
    const key = makeApiKey();
    const body = key.privateKey.split("\n").slice(1, -2).join("\n");
    const env = await exported({ key_id: key.keyId, issuer_id: key.issuerId, private_key: body });
    expect(ruby(SIGN, env.APP_STORE_CONNECT_API_KEY_PATH ?? "", "1").status).toBe(0);
  });
});
