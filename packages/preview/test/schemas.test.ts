import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../generate/schemas.js";
import { adapters, answerLine } from "../src/index.js";
import { requestMistake } from "../src/request.js";

// The schemas are generated, and real requests and answers must be what they say.

const folder = join(import.meta.dirname, "../../../docs/schemas");
const ajv = new Ajv2020({ allErrors: true });
const validator = (name: string) => ajv.compile(schemas[name] ?? {});

const portal = {
  apple_id: "ci@example.com",
  password: "made-up",
  connection_expiry_date: "2999-01-01T00:00:00Z",
  session_cookies: {
    "https://idmsa.apple.com": [{ name: "DES", path: "/", value: "made-up", domain: "idmsa.apple.com" }],
  },
};
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const key = { key_id: "2X9R4HXF34", issuer_id: "57246542-96fe-1a63-e053-0824d011072a", private_key: pem };

const accounts = [
  null,
  { document: {} },
  { document: portal },
  { document: { ...portal, ...key } },
  { document: { key_id: "2X9R4HXF34" } },
  { status: 401 },
  { status: 500, body: "" },
  { status: 200, body: "not JSON" },
  { error: "unreachable" },
];
const inputs = [
  {},
  { connection: "automatic", apple_id: "me@example.com", itunescon_user: "me@example.com", password: "made-up" },
  { connection: "apple_id" },
  { connection: "" },
  { connection: "off", api_key_path: "/nowhere/AuthKey_2X9R4HXF34.p8", api_issuer: key.issuer_id, app_password: "x" },
];
const requests = adapters.flatMap(({ step, versions }) =>
  [versions[0], null].flatMap((stepVersion) =>
    (["inputs-first", "shipped"] as const).flatMap((policy) =>
      accounts.flatMap((account) =>
        inputs.map((each) => ({ id: 1, step, stepVersion, policy, inputs: each, account })),
      ),
    ),
  ),
);

// Right members and wrong ones in every mixture.
const wrong = fc.constantFrom<unknown>(null, 0, 1.5, true, "", "shipped", [], ["x"], {}, { a: 1 });
const anyRequest = fc.oneof(
  wrong,
  fc.record(
    {
      id: wrong,
      step: mostly("fastlane"),
      stepVersion: mostly("3.4", null),
      policy: mostly("inputs-first", "shipped", null),
      inputs: mostly<unknown>({}, { a: "" }),
      account: mostly<unknown>(...accounts, { status: 200, body: 5 }, { status: 2.5 }, { body: "" }, { error: "no" }),
      other: wrong,
    },
    { requiredKeys: [] },
  ),
);

function mostly<T>(...right: readonly T[]): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: fc.constantFrom(...right), weight: 9 }, { arbitrary: wrong, weight: 1 });
}

describe("docs/schemas", () => {
  it.each(Object.keys(schemas))("%s is what the schemas of the generator say", async (name) => {
    await expect(`${JSON.stringify(schemas[name], null, 2)}\n`).toMatchFileSnapshot(join(folder, name));
  });

  it.each([true, false])("real answers are valid (reveal: %s)", async (reveal) => {
    const isRequest = validator("jsonl-request.schema.json");
    const isAnswer = validator("jsonl-response.schema.json");
    const isResolution = validator("resolution.schema.json");
    const statuses = new Set<string>();
    for (const request of requests) {
      const { line } = await answerLine(JSON.stringify(request), { reveal });
      const answer = JSON.parse(line);
      const { id: _, ...resolution } = answer;
      expect([isRequest(request), isRequest.errors]).toEqual([true, null]);
      expect([isAnswer(answer), isAnswer.errors]).toEqual([true, null]);
      expect([isResolution(resolution), isResolution.errors]).toEqual([true, null]);
      statuses.add(`${answer.status} ${answer.method}`);
    }
    expect([...statuses].sort()).toEqual(["failed null", "none null", "resolved api-key", "resolved apple-id"]);
  });

  it.each([
    ["not JSON", "request/not-json"],
    ['{"id": [1], "step": 2}', "request/invalid"],
    ['{"step": "xcode-test", "inputs": {}}', "request/unknown-step"],
  ])("the answer to %s is valid", async (line, code) => {
    const isAnswer = validator("jsonl-response.schema.json");
    const answer = JSON.parse((await answerLine(line, { reveal: false })).line);
    expect(answer.error.code).toBe(code);
    expect([isAnswer(answer), isAnswer.errors]).toEqual([true, null]);
  });

  it("takes and refuses what the command takes and refuses", () => {
    const isRequest = validator("jsonl-request.schema.json");
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(anyRequest, (request) => {
        const taken = requestMistake(request) === null;
        seen.add(taken);
        expect([request, taken]).toEqual([request, isRequest(request)]);
      }),
      { numRuns: 3000 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });

  it.each([
    [[], "not-an-object"],
    [null, "not-an-object"],
    [{ inputs: {} }, { member: "step" }],
    [{ step: "fastlane" }, { member: "inputs" }],
    [{ step: "fastlane", inputs: { lane: false } }, { member: "inputs" }],
    [{ step: "fastlane", inputs: [] }, { member: "inputs" }],
    [{ step: "fastlane", inputs: {}, policy: "newest" }, { member: "policy" }],
    [{ step: "fastlane", inputs: {}, stepVersion: 3 }, { member: "stepVersion" }],
    [{ step: "fastlane", inputs: {}, account: {} }, { member: "account" }],
    [{ step: "fastlane", inputs: {}, account: { status: "200" } }, { member: "account" }],
    [{ step: "fastlane", inputs: {}, account: { status: 200, body: {} } }, { member: "account" }],
    [{ step: "fastlane", inputs: {}, account: { error: "gone" } }, { member: "account" }],
  ])("%j: the mistake is %j", (request, mistake) => {
    expect(requestMistake(request)).toEqual(mistake);
  });
});
