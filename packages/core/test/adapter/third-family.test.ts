import { describe, expect, it } from "vitest";
import {
  type AuthTypeRow,
  type Catalogue,
  defineStepAdapter,
  field,
  keyFile,
  parseConnectedAccount,
} from "../../src/index.js";
import { makeKey } from "../keys/material.js";

// A family of steps that does not exist, with words and rules of its own. All of it is data: the core knows none of it.

const kept = { "inputs-first": ["connection apple-id"], shipped: ["connection apple-id"] } as const;
const row = {
  edition: "2026",
  name: "Ship",
  wording: "",
  versions: "1.0.0 and up",
  from: "1.0.0",
  to: null,
  remark: "",
  plan: {
    name: "ship",
    input: "credentials_from",
    default: "anywhere",
    values: [
      {
        value: "anywhere",
        // By kind, and not by origin.
        "inputs-first": ["inputs api-key", "connection api-key", "inputs apple-id", "connection apple-id"],
        shipped: ["connection api-key", "inputs api-key", "connection apple-id", "inputs apple-id"],
        accountFirst: false,
      },
      { value: "person", ...kept, accountFirst: false },
      { value: "mine", "inputs-first": ["inputs api-key"], shipped: ["inputs api-key"], accountFirst: true },
      { value: "nobody", "inputs-first": [], shipped: [], accountFirst: false },
    ],
    sets: { "api-key": [["apiKeyPath", "apiKeyId", "apiIssuer"]], "apple-id": [["appleId", "password"]] },
    halfASet: "stops",
    mustBeSet: null,
    session: false,
  },
} as const satisfies AuthTypeRow;

const options = ["anywhere", "person", "mine", "nobody"];
const catalogue: Catalogue = [
  {
    from: "1.0.0",
    to: "1.0.0",
    versions: ["1.0.0"],
    inputs: [
      { key: "credentials_from", default: "anywhere", value_options: options },
      ...["key_file", "key_name", "key_owner", "who", "word", "days"].map((key) => ({ key, default: "" })),
    ],
  },
];

const ship = defineStepAdapter({
  name: "ship",
  step: "ship",
  authTypes: [row],
  catalogue,
  tool: { name: "shipper", commands: ["shipper"] },
  inputs: { apiKeyPath: "key_file", apiKeyId: "key_name", apiIssuer: "key_owner", appleId: "who", password: "word" },
  rules: { keyPath: "path", checkedIntegers: [], brokenAccount: "fails", enterprise: "supported" },
  hands: {
    "api-key": {
      keyFile: "private-key",
      args: ["--key", keyFile, "--as", field("keyId")],
      onlyIf: { assumed: ["shipper>=2"], standardKey: true, atMost: { days: 7 } },
    },
    "apple-id": { env: { SHIP_AS: field("appleId") } },
  },
});

const connectedKey = { key_id: "CONNECTED1", issuer_id: "i", private_key: makeKey().pkcs8 };
const connectedId = { apple_id: "c@example.com", password: "p", connection_expiry_date: "2999-01-01T00:00:00Z" };
const both = parseConnectedAccount({ ...connectedKey, ...connectedId });
const key = { key_file: "any.p8", key_name: "INPUTKEY12", key_owner: "o" };
const id = { who: "i@example.com", word: "w" };
const ask = (inputs: Record<string, string>, more: object = {}) =>
  ship.resolve({ inputs, account: both, keys: "defer", ...more });
const chosen = async (inputs: Record<string, string>, more: object = {}) => {
  const { status, method, origin } = await ask(inputs, more);
  return status === "resolved" ? `${origin} ${method}` : status;
};

describe("a family of another kind", () => {
  it.each([
    [{}, "connection api-key", "connection api-key"],
    [key, "inputs api-key", "connection api-key"],
    [id, "connection api-key", "connection api-key"],
    [{ ...id, credentials_from: "person" }, "connection apple-id", "connection apple-id"],
    [{ ...key, credentials_from: "mine" }, "inputs api-key", "inputs api-key"],
    [{ credentials_from: "mine" }, "failed", "failed"],
    [{ ...key, credentials_from: "nobody" }, "none", "none"],
    [{ credentials_from: "everybody" }, "failed", "failed"],
    [{ key_file: "any.p8", key_name: "INPUTKEY12" }, "failed", "failed"],
  ] as const)("%j: %s, and in the build %s", async (inputs, documented, released) => {
    expect(await chosen(inputs)).toBe(documented);
    expect(await chosen(inputs, { policy: "shipped" })).toBe(released);
  });

  it("is walked down in the order of its plan, kind by kind", async () => {
    const onlyId = parseConnectedAccount(connectedId);
    expect(await chosen(id, { account: onlyId })).toBe("inputs apple-id");
    expect(await chosen(id, { account: onlyId, policy: "shipped" })).toBe("connection apple-id");
    const { considered } = await ask({});
    expect(considered.map(({ origin, method }) => `${origin} ${method}`)).toEqual(row.plan.values[0]["inputs-first"]);
  });

  it("hands over by condition", async () => {
    const handed = async (inputs: Record<string, string>) => {
      const { args, conditions } = await ask({ ...key, ...inputs });
      return [args.length, conditions];
    };
    expect(await handed({})).toEqual([4, ["shipper>=2"]]);
    expect(await handed({ days: "7" })).toEqual([4, ["shipper>=2"]]);
    expect(await handed({ days: "8" })).toEqual([0, undefined]);
    const open = await ask({ ...key, days: "$DAYS" }, { unknown: ["days"] });
    expect(open.conditions).toEqual(["shipper>=2", "days<=7"]);
  });

  it("is led to the same credentials by the inputs that it is given back", async () => {
    const { inputs } = await ask(key);
    expect(inputs).toEqual({ ...key, credentials_from: "mine" });
    expect((await ask({ credentials_from: "person" })).inputs).toMatchObject({ credentials_from: "person" });
  });

  it("says what is missing and wrong in its own words", async () => {
    const say = async (inputs: Record<string, string>) =>
      (await ask(inputs)).diagnostics.map(({ code, input }) => `${code} ${input}`);
    expect(await say({ key_file: "any.p8", key_owner: "o" })).toEqual(["inputs/api-key-id-missing key_name"]);
    const { diagnostics } = await ask({ credentials_from: "Nobody" });
    expect(diagnostics[0]).toMatchObject({ code: "inputs/connection-invalid", help: "This step spells it `nobody`." });
    expect(JSON.stringify((await ask(key, { account: () => both })).diagnostics)).toContain("`credentials_from: mine`");
  });
});
