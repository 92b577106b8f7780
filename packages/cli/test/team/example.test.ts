import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AppStoreConnect, fakeAppStoreConnect, fakeFiles } from "@stepauth/testing";
import { parse as parseDotenv } from "dotenv";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parse as parseYaml } from "yaml";
import { folder, run } from "../run.js";
import { LIST_URL, now, said } from "./world.js";

// The company of examples/many-teams, against fakes of Apple and of the place that the list is downloaded from. The stages are
// those by which Bitrise's guide leads from Apple IDs to keys.

const example = join(import.meta.dirname, "../../../../examples/many-teams");
const read = (name: string) => readFileSync(join(example, name), "utf8");
const apps: Record<string, string> = JSON.parse(read("apps.json"));
const keys: { key_id: string; issuer_id: string; private_key: string; team_id: string }[] = JSON.parse(
  read("keys.json"),
).keys;
const secrets = parseDotenv(read("secrets.env"));
const [SHOP = "", BANK = "", MUSEUM = ""] = [...new Set(Object.values(apps))];

/** The command of the step bundle, on this machine: the variables are printed. */
const workflow = parseYaml(read("bitrise.yml"));
const [{ ASC_TEAM_SIGNER }] = workflow.app.envs;
const bundle: string = workflow.step_bundles["apple-team"].steps[0]["script@1"].inputs[0].content;
const words = bundle
  .replace("npx --yes stepauth@0 ", "")
  .replace("--to envman", "--to dotenv")
  .replace(/"\$TMPDIR\/apple"/, "apple");

function appleKnowing(...teams: readonly string[]): AppStoreConnect {
  const known = keys.filter(({ team_id }) => teams.includes(team_id));
  return fakeAppStoreConnect({
    keys: known.map(({ key_id: keyId, issuer_id: issuerId, private_key: key }) => ({ keyId, issuerId, key })),
    now: () => now.getTime(),
  });
}

interface Build {
  readonly list?: string | null;
  readonly apple?: AppStoreConnect;
  readonly env?: Readonly<Record<string, string>>;
  readonly more?: readonly string[];
  /** A pull request of a fork: no secrets, no protected files. */
  readonly isFork?: boolean;
}

async function build(
  app: string,
  { list = read("sealed.json"), apple = appleKnowing(SHOP, BANK), env = {}, more = [], isFork = false }: Build = {},
) {
  const files = fakeFiles({ files: { "/asc-keys.json": list ?? "" } });
  if (isFork) files.fail("forbidden");
  vi.stubGlobal("fetch", ((input, init) =>
    (String(input) === LIST_URL ? files : apple).fetch(input, init)) satisfies typeof globalThis.fetch);
  const team = apps[app] ?? "";
  const secret = isFork || list === null ? undefined : secrets[`ASC_TEAM_SECRET_${team}`];
  const variables = {
    ...{ ASC_TEAM_ID: team, ASC_TEAM_SIGNER, ...(secret ? { ASC_TEAM_SECRET: secret } : {}) },
    ...(list === null ? {} : { BITRISEIO_ASC_API_KEYS_URL: LIST_URL }),
  };
  const { path: cwd, remove } = folder({ ".git/HEAD": "" });
  const ran = await run([...words.split(" "), ...more], { cwd, env: { ...variables, ...env }, now });
  remove();
  const { ASC_CONNECTION: way = null, ASC_KEY_ID: keyId } = parseDotenv(ran.stdout);
  return { exitCode: ran.exitCode, way, keyId, says: said(ran) };
}

const eachApp = async (options: Build = {}) =>
  Object.fromEntries(await inTurn(Object.keys(apps), async (app) => [app, (await build(app, options)).way] as const));

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

afterEach(() => vi.unstubAllGlobals());

const allOnAppleId = Object.fromEntries(Object.keys(apps).map((app) => [app, "apple-id"]));
const museumOnAppleId = { ...Object.fromEntries(Object.keys(apps).map((app) => [app, "api-key"])), museum: "apple-id" };

describe("examples/many-teams", () => {
  it("has six apps of three teams", () => {
    expect([Object.keys(apps).length, SHOP, BANK, MUSEUM]).toEqual([6, "AB12CD34EF", "ZX98YW76VU", "QQ11WW22EE"]);
  });

  it("each app gets the key of its own team", async () => {
    expect(await build("shop")).toMatchObject({ exitCode: 0, way: "api-key", keyId: "2X9R4HXF34", says: [] });
    expect(await build("bank")).toMatchObject({ exitCode: 0, way: "api-key", keyId: "7K4M2QW8LP", says: [] });
  });

  it("a revoked key: the Apple ID with a warning, strict a failure", async () => {
    const apple = appleKnowing(SHOP);
    expect(await build("bank", { apple })).toMatchObject({
      exitCode: 0,
      way: "apple-id",
      says: ["warning team/key-rejected"],
    });
    const strict = await build("bank", { apple, env: { ASC_STRICT: "true" } });
    expect(strict).toMatchObject({ exitCode: 1, way: null, says: ["error team/key-rejected"] });
  });

  it("a pull request of a fork: the Apple ID with a warning", async () => {
    expect(await build("shop", { isFork: true })).toMatchObject({
      exitCode: 0,
      way: "apple-id",
      says: ["warning team/unavailable"],
    });
  });

  it("the list in clear in its place is refused", async () => {
    expect(await build("shop", { list: read("keys.json") })).toMatchObject({ exitCode: 1, way: null });
  });
});

describe("the migration", () => {
  it("1. variables first: no list, everything on the Apple ID", async () => {
    expect(await eachApp({ list: null })).toEqual(allOnAppleId);
  });

  it("2. a team at a time", async () => {
    expect(await eachApp()).toEqual(museumOnAppleId);
    expect(await build("shop", { env: { ASC_FORCE_APPLE_ID: "true" } })).toMatchObject({ way: "apple-id", says: [] });
  });

  it("3. strict: a team that is not listed still uses the Apple ID", async () => {
    expect(await eachApp({ env: { ASC_STRICT: "true" } })).toEqual(museumOnAppleId);
  });

  it("4. no Apple ID: a team without a key fails", async () => {
    const more = ["--fallback", "fail"];
    expect(await build("shop", { more })).toMatchObject({ exitCode: 0, way: "api-key" });
    expect(await build("museum", { more })).toMatchObject({ exitCode: 1, way: null, says: ["error team/not-listed"] });
  });
});

it("a preview says the same of the steps", async () => {
  const previewed = async (...args: readonly string[]) => {
    const ran = await run(["preview", "bitrise.yml", "--account", "apple-id", "--format", "json", ...args], {
      cwd: example,
      now,
    });
    const { steps } = JSON.parse(ran.stdout).workflows[0];
    return steps.map(({ step, released }: { step: string; released: { method: string | null } }) => [
      step,
      released.method,
    ]);
  };
  expect(await previewed("--team", SHOP, "--keys", "keys.json")).toEqual([
    ["manage-ios-code-signing", "api-key"],
    ["xcode-archive", null],
    ["deploy-to-itunesconnect-application-loader", "api-key"],
  ]);
  expect(await previewed("--team", MUSEUM, "--keys", "keys.json")).toEqual([
    ["manage-ios-code-signing", "apple-id"],
    ["xcode-archive", null],
    ["deploy-to-itunesconnect-application-loader", "apple-id"],
  ]);
});
