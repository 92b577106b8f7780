import { describe, expect, test } from "vitest";
import {
  type AuthTypeRow,
  type authTypes,
  type Catalogue,
  defineStepAdapter,
  field,
  type HandsFor,
  type InputNamesFor,
  type Place,
  type Policy,
  type StepAdapterDefinition,
} from "../../src/index.js";

// The compiler asks an adapter for a mapping for exactly the auth types that its rows accept. What must not compile is
// marked `@ts-expect-error`: the type check fails where one of them does compile.

const base = { edition: "current", name: "A", wording: "", versions: "", from: "0.0.0", to: null, remark: "" } as const;
const always = { input: null, default: "", halfASet: "stops", mustBeSet: null, session: false } as const;
const place = <const P extends Place>(...places: P[]) =>
  ({ value: "", "inputs-first": places, shipped: places, accountFirst: false }) as const;
const nowhere = { value: "", "inputs-first": [], shipped: [], accountFirst: false } as const;
const noSets = { "api-key": [], "apple-id": [] } as const;
const keySet = { "api-key": [["apiIssuer", "apiKeyPath"]], "apple-id": [] } as const;
const idSet = { "api-key": [], "apple-id": [["appPassword"], ["appleId", "password"]] } as const;

const keyPlan = {
  ...always,
  name: "key",
  values: [place("inputs api-key", "connection api-key")],
  sets: keySet,
} as const;
const idPlan = { ...always, name: "id", values: [place("inputs apple-id")], sets: idSet } as const;
const namedPlan = { ...always, name: "named", values: [place("connection apple-id")], sets: noSets } as const;
const sessionPlan = { ...always, name: "session", values: [nowhere], sets: noSets, session: true } as const;

const keyInputs = [{ ...base, plan: keyPlan }] as const satisfies readonly AuthTypeRow[];
const idInputs = [{ ...base, plan: idPlan }] as const satisfies readonly AuthTypeRow[];
const idNamed = [{ ...base, plan: namedPlan }] as const satisfies readonly AuthTypeRow[];
const session = [{ ...base, plan: sessionPlan }] as const satisfies readonly AuthTypeRow[];
const grown = [...idInputs, { ...keyInputs[0], from: "1.0.0" }] as const satisfies readonly AuthTypeRow[];

type Keys<Rows extends readonly AuthTypeRow[]> = keyof HandsFor<Rows>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const yes = <T extends true>(value?: T) => value;

const apiKeyInputs = { apiKeyPath: "api_key_path", apiIssuer: "api_issuer" };
const appleIdInputs = { appleId: "apple_id", password: "password", appPassword: "app_password" };
const catalogue: Catalogue = [
  {
    from: "1.0.0",
    to: "1.0.0",
    versions: ["1.0.0"],
    inputs: [...Object.values(apiKeyInputs), ...Object.values(appleIdInputs)].map((key) => ({ key, default: "" })),
  },
];
const rest = { name: "a", step: "a", catalogue, tool: { name: "a", commands: [] } } as const;

describe("what is handed on", () => {
  test("is asked for exactly what the rows accept", () => {
    yes<Same<Keys<typeof keyInputs>, "api-key">>();
    yes<Same<Keys<typeof idInputs>, "apple-id">>();
    yes<Same<Keys<typeof idNamed>, "apple-id">>();
    yes<Same<Keys<typeof grown>, "api-key" | "apple-id">>();
    yes<Same<Keys<(typeof authTypes)["ios-auto-provision"]>, "apple-id">>();
    yes<Same<Keys<(typeof authTypes)["ios-auto-provision-appstoreconnect"]>, "api-key" | "apple-id">>();
    yes<Same<Keys<typeof session>, "apple-id">>();
    // @ts-expect-error a session is no kind of credentials
    yes<Same<Keys<typeof session>, "session">>();
  });

  test("must be there, and nothing else", () => {
    const ofKey = { ...rest, authTypes: keyInputs, inputs: apiKeyInputs };
    const ofGrown = { ...rest, authTypes: grown, inputs: { ...apiKeyInputs, ...appleIdInputs } };
    expect(defineStepAdapter({ ...ofKey, hands: { "api-key": {} } }).versions).toEqual(["1.0.0"]);
    expect(defineStepAdapter({ ...ofGrown, hands: { "api-key": {}, "apple-id": {} } }).versions).toEqual(["1.0.0"]);
    // @ts-expect-error the API key is missing
    expect(() => defineStepAdapter({ ...ofKey, hands: {} })).toThrow('`hands["api-key"]` is missing');
    // @ts-expect-error the rows accept no Apple ID
    expect(() => defineStepAdapter({ ...ofKey, hands: { "api-key": {}, "apple-id": {} } })).toThrow("is never used");
    // @ts-expect-error the Apple ID that the connection names is missing
    expect(() => defineStepAdapter({ ...rest, authTypes: idNamed, inputs: {}, hands: {} })).toThrow(TypeError);
    // @ts-expect-error a later row accepts an API key too
    expect(() => defineStepAdapter({ ...ofGrown, hands: { "apple-id": {} } })).toThrow(TypeError);
  });

  test("names fields that there are", () => {
    field("appleId");
    // @ts-expect-error no such field
    field("apple_id");
    // @ts-expect-error the private key leaves in a file only
    field("privateKey");
  });
});

describe("the inputs", () => {
  test("are asked for exactly what the rows accept from inputs", () => {
    const key: InputNamesFor<typeof keyInputs> = apiKeyInputs;
    const id: InputNamesFor<typeof idInputs> = { ...appleIdInputs, team: "team_id" };
    const none: InputNamesFor<typeof idNamed> = { buildUrl: "build_url" };
    expect([key, id, none]).toHaveLength(3);
    // @ts-expect-error the issuer is missing
    const half: InputNamesFor<typeof keyInputs> = { apiKeyPath: "api_key_path" };
    // @ts-expect-error the rows accept no Apple ID from inputs
    const both: InputNamesFor<typeof keyInputs> = { ...apiKeyInputs, appleId: "apple_id" };
    // @ts-expect-error the Apple ID comes from the connection alone
    const named: InputNamesFor<typeof idNamed> = appleIdInputs;
    // @ts-expect-error no such input
    const other: InputNamesFor<typeof keyInputs> = { ...apiKeyInputs, token: "token" };
    // @ts-expect-error the plan names the input that chooses
    const chooser: InputNamesFor<typeof keyInputs> = { ...apiKeyInputs, connection: "connection" };
    expect([half, both, named, other, chooser]).toHaveLength(5);
  });
});

describe("the rows", () => {
  test("hold words of the table alone", () => {
    // @ts-expect-error no such place
    const word: AuthTypeRow = { ...keyInputs[0], plan: { ...keyPlan, values: [place("connection password")] } };
    // @ts-expect-error a session is no place
    const inputs: AuthTypeRow = { ...keyInputs[0], plan: { ...keyPlan, values: [place("inputs session")] } };
    // @ts-expect-error no such edition
    const edition: AuthTypeRow = { ...keyInputs[0], edition: "next" };
    expect([word, inputs, edition]).toHaveLength(3);
  });

  test("and the rules are spelled as they are", () => {
    // @ts-expect-error no such rule
    const rules: StepAdapterDefinition["rules"] = { retries: 3 };
    // @ts-expect-error no such value
    const value: StepAdapterDefinition["rules"] = { session: "sometimes" };
    expect([rules, value]).toHaveLength(2);
  });
});

describe("a definition that contradicts itself", () => {
  test("a version without a row is a mistake of the program", () => {
    const late = [{ ...keyInputs[0], from: "2.0.0" }] as const;
    const adapter = defineStepAdapter({ ...rest, authTypes: late, inputs: apiKeyInputs, hands: { "api-key": {} } });
    expect(() => adapter.describe("1.0.0")).toThrow(RangeError);
  });

  test("a step of one's own gets what every step gets", async () => {
    const adapter = defineStepAdapter({
      ...rest,
      authTypes: keyInputs,
      inputs: apiKeyInputs,
      hands: { "api-key": { keyFile: "private-key", env: { KEY_ID: field("keyId"), EMPTY: field("appleId") } } },
    });
    const inputs = { api_key_path: "file:///k/AuthKey_ABC.p8", api_issuer: "i" };
    const resolution = await adapter.resolve({ inputs, account: null, keys: "defer" });
    expect(resolution).toMatchObject({
      step: "a",
      version: "1.0.0",
      status: "resolved",
      env: { KEY_ID: "ABC" },
      inputs,
      files: [{ name: "AuthKey_ABC.p8", mode: 0o600 }],
      deferred: ["privateKey"],
    });
  });

  test("a step that takes one origin alone has nothing to override, whatever inputs it has", async () => {
    const values = [{ ...place("connection api-key"), value: "automatic" }] as const;
    const plan = { ...always, name: "one", input: "connection", default: "automatic", values, sets: noSets } as const;
    const rows = [{ ...base, plan }] as const;
    const inputs = [{ key: "connection", default: "automatic" }];
    const adapter = defineStepAdapter({
      ...rest,
      catalogue: [{ from: "1.0.0", to: "1.0.0", versions: ["1.0.0"], inputs }],
      authTypes: rows,
      inputs: {},
      hands: { "api-key": {} },
    });
    const origins = async (policy: Policy) =>
      (await adapter.resolve({ inputs: {}, policy })).considered.map(({ origin }) => origin);
    expect(await origins("inputs-first")).toEqual(await origins("shipped"));
    expect(await origins("inputs-first")).toEqual(["connection", "connection", "inputs", "inputs"]);
  });
});
