import { join } from "node:path";
import { diagnosticCodes } from "@stepauth/core";
import { describe, expect, it } from "vitest";
import { configJsonSchema } from "../../src/config/json-schema.js";
import { readConfig } from "../../src/config/load.js";

const read = (text: string) => readConfig({ file: "stepauth.yml", folder: "/", named: false }, text);
/** Code, line and column of every finding. */
const places = (text: string) =>
  read(text).findings.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);

const KEY = "{ name: k, type: api-key, person: jane, issuerId: i, keyId: 2X9R4HXF34, privateKey: { path: a.p8 } }";
const ID = "{ name: jane, type: apple-id, person: jane, appleId: j@example.com, password: { env: PW } }";
const file = (apps: string, ...accounts: string[]) =>
  `accounts:\n${(accounts.length > 0 ? accounts : [KEY, ID]).map((account) => `  - ${account}\n`).join("")}apps:\n${apps}`;

describe("a stepauth.yml that is right", () => {
  it("is read whole", () => {
    const text = `policy: shipped\ncontext: pr\nignore: [step/deprecated]\nadapters: [./a.mjs]\n${file("  my-app: { roles: { jane: admin }, apiKey: k, appleId: jane }\n")}`;
    const { findings, at: _, apps, ...config } = read(text);
    expect(findings).toEqual([]);
    expect(config).toMatchObject({
      policy: "shipped",
      context: "pr",
      edition: "current",
      ignore: ["step/deprecated"],
      adapters: ["./a.mjs"],
      accounts: [{ keyId: "2X9R4HXF34" }, { password: { env: "PW" } }],
    });
    expect(apps.get("my-app")).toEqual({ roles: { jane: "admin" }, apiKey: "k", appleId: "jane" });
  });

  it.each(["", "# nothing\n", "\ufeffpolicy: shipped\n", "policy:\n", "---\npolicy: shipped\n"])("%j", (text) => {
    expect(places(text)).toEqual([]);
  });

  it("keeps texts that YAML would take for numbers", () => {
    const text = file("", KEY.replace("2X9R4HXF34", "1234567890").replace("issuerId: i", "issuerId: 1e5"));
    expect(read(text).accounts).toMatchObject([{ keyId: "1234567890", issuerId: "1e5" }]);
  });
});

describe("what is wrong is said where it stands", () => {
  it.each<[string, string, string[]]>([
    ["broken YAML", "policy: [\n", ["config/syntax 2:1"]],
    ["a key twice", "policy: shipped\npolicy: shipped\n", ["config/syntax 2:1"]],
    ["an alias without its anchor", "policy: *nobody\n", ["config/syntax 1:9"]],
    ["a list", "- a\n", ["config/invalid 1:1"]],
    ["deep brackets", "a: ".padEnd(9_000, "["), ["config/limit 1:1"]],
    ["an unknown key", "polcy: shipped\n", ["config/unknown-key 1:1"]],
    ["a key that objects have", "constructor: x\n__proto__: y\n", ["config/unknown-key 1:1", "config/unknown-key 2:1"]],
    ["an unknown value", "policy: first\n", ["config/invalid 1:9"]],
    ["one value for a list", "ignore: step/deprecated\n", ["config/invalid 1:9"]],
    ["accounts that are no list", "accounts: { a: b }\n", ["config/invalid 1:11"]],
    ["apps that are no mapping", "apps: [a]\n", ["config/invalid 1:7"]],
    ["an unknown code", "ignore: [step/deprecatd]\n", ["config/unknown-code 1:10"]],
    ["an incomplete key", file("", "{ name: k, type: api-key, keyId: }"), ["config/account-incomplete 2:5"]],
    ["an account without a type", file("", "{ name: k }"), ["config/account-incomplete 2:5"]],
    ["an unknown type", file("", "{ name: k, type: key }"), ["config/invalid 2:22"]],
    ["a password in clear", file("", ID.replace("{ env: PW }", "hunter2")), ["config/secret-in-clear 2:83"]],
    [
      "a key in clear",
      file("", KEY.replace("{ path: a.p8 }", '"-----BEGIN PRIVATE KEY-----"')),
      ["config/secret-in-clear 2:89"],
    ],
    [
      "an app password where it does not belong",
      file("", KEY.replace("issuerId: i", "issuerId: abcd-efgh-ijkl-mnop")),
      ["config/secret-in-clear 2:55"],
    ],
    ["no variable's name", file("", ID.replace("PW", "not-a-name")), ["config/invalid 2:90"]],
    [
      "no date",
      file("", ID.replace(" }", " }, codeGivenAt: soon ").replace("soon  }", "soon }")),
      ["config/invalid 2:109"],
    ],
    ["a name twice", file("", KEY, KEY), ["config/account-duplicate 3:13"]],
    ["a second Apple ID", file("", ID, ID.replace("name: jane", "name: other")), ["config/second-apple-id 3:5"]],
    ["an unknown account", file("  a: { apiKey: kk }\n"), ["config/account-unknown 5:16"]],
    ["an account of the other kind", file("  a: { apiKey: jane }\n"), ["config/account-unknown 5:16"]],
    ["somebody else's key", file("  a: { roles: { joe: owner }, apiKey: k }\n"), ["config/not-assignable 5:39"]],
    [
      "a developer's Apple ID",
      file("  a: { roles: { jane: developer }, appleId: jane }\n"),
      ["config/not-assignable 5:45"],
    ],
  ])("%s", (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it("names every field that an account lacks, and nothing else", () => {
    const [finding] = read(file("", "{ name: k, type: api-key }")).findings;
    expect(finding?.message).toContain("fields issuerId, keyId, privateKey,");
  });

  it.each([
    ["polcy: x", "policy"],
    ["ignore: [session/expird]", "session/expired"],
    [file("  a: { apikey: k }"), "apiKey"],
    [file("  a: { apiKey: kk }"), "k"],
  ])("asks whether something else was meant: %s", (text, meant) => {
    expect(read(text).findings[0]?.help).toBe(`Did you mean ${meant}?`);
  });

  it("a mistake in one part leaves the others as they are", () => {
    const config = read(
      `policy: wrong\ncontext: pr\n${file("  a: { apiKey: k }\n  b: { wrong: x }\n", "{ type: api-key }", KEY)}`,
    );
    expect(config).toMatchObject({ context: "pr", accounts: [{ name: "k", index: 1 }] });
    expect([...config.apps.keys()]).toEqual(["a"]);
  });

  it("quotes nothing of the file but keys and names", () => {
    const canary = "CANARY_config_7f3a";
    const texts = [
      `policy: ${canary}`,
      `ignore: [${canary}]`.replace(canary, "x"),
      file("", ID.replace("{ env: PW }", canary)),
      file("", KEY.replace("{ path: a.p8 }", `{ env: "${canary} " }`)),
      `accounts: ${canary}`,
      `? [${canary}]\n: x`,
      `${canary}: [`,
      `"${canary}" ${canary}`,
      `a: *${canary}`,
      `-----BEGIN ${canary}: x`,
    ];
    for (const text of texts) expect(JSON.stringify(read(text).findings)).not.toContain(canary);
  });
});

describe("editions", () => {
  const team = (role: string) => file(`  a: { roles: { jane: ${role} }, apiKey: k, appleId: jane }\n`);
  it.each([
    ["current", "owner", []],
    ["current", "admin", []],
    ["current", "developer", ["config/not-assignable", "config/not-assignable"]],
    ["legacy", "tester", ["config/not-assignable", "config/not-assignable"]],
    ["oldest", "tester", []],
  ])("%s: the accounts of a person who is the app's %s", (edition, role, codes) => {
    expect(read(`edition: ${edition}\n${team(role)}`).findings.map(({ code }) => code)).toEqual(codes);
  });

  it("a key of the Enterprise Program can't be used in legacy", () => {
    const text = file("", KEY.replace("type: api-key", "type: api-key, program: enterprise"));
    expect(places(`edition: legacy\n${text}`)).toEqual(["account/enterprise 3:5"]);
    expect(places(text)).toEqual([]);
  });
});

it("its JSON Schema is published", async () => {
  const path = join(import.meta.dirname, "../../../../docs/schemas/stepauth.schema.json");
  await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
});

it("every code of it is in the catalogue", () => {
  expect(Object.keys(diagnosticCodes).filter((code) => code.startsWith("config/"))).toHaveLength(15);
});
