import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/adapter/check-definition.js";
import type { AnyDefinition } from "../../src/adapter/definition.js";
import { connectionPlans, defineStepAdapter } from "../../src/index.js";

// What plain JavaScript can hand over: nothing here has types that would refuse it.

const row = {
  edition: "current",
  name: "A",
  wording: "",
  versions: "",
  from: "0.0.0",
  to: null,
  remark: "",
  plan: connectionPlans["connection-key"],
};
const good = {
  name: "a",
  step: "a",
  authTypes: [row],
  catalogue: [{ from: "1.0.0", to: "1.0.0", versions: ["1.0.0"], inputs: [] }],
  inputs: { apiKeyPath: "api_key_path", apiIssuer: "api_issuer" },
  hands: { "api-key": {} },
};
const untyped = (value: object) => value as AnyDefinition;
const mistakes = (changes: object): string => {
  try {
    checkDefinition(untyped({ ...good, ...changes }));
  } catch (error) {
    return error instanceof TypeError ? error.message : "";
  }
  return "none";
};
const sessionPlan = { ...row.plan, session: true };
const badPlace = { ...row.plan, values: [{ value: "", "inputs-first": ["inputs password"], shipped: [] }] };

describe("a definition without types", () => {
  it("is taken where it is whole", () => expect(mistakes({})).toBe("none"));

  it.each([
    ["name", { name: undefined }, "`name` is missing"],
    ["step", { step: "" }, "`step` is missing"],
    ["rows", { authTypes: undefined }, "`authTypes` is missing"],
    ["catalogue", { catalogue: [] }, "`catalogue` is missing"],
    ["inputs", { inputs: undefined }, "`inputs` is missing"],
    ["hands", { hands: null }, "`hands` is missing"],
    ["an input", { inputs: { apiKeyPath: "api_key_path" } }, "`inputs.apiIssuer` is missing"],
    ["an input too many", { inputs: { ...good.inputs, appleId: "apple_id" } }, "`inputs.appleId` has no meaning"],
    ["an unknown meaning", { inputs: { ...good.inputs, token: "token" } }, "`inputs.token` has no meaning"],
    ["hands of the key", { hands: {} }, '`hands["api-key"]` is missing'],
    ["hands too many", { hands: { "api-key": {}, "apple-id": {} } }, '`hands["apple-id"]` is never used'],
    ["hands of a session", { authTypes: [{ ...row, plan: sessionPlan }] }, '`hands["apple-id"]` is missing'],
    ["a place", { authTypes: [{ ...row, plan: badPlace }] }, "name a place that there is not"],
    ["an edition", { authTypes: [{ ...row, edition: "2019" }] }, "`authTypes[0].edition` is one of"],
    ["a row's versions", { authTypes: [{ ...row, from: 1 }] }, "`authTypes[0].from` is missing"],
    ["a row's last version", { authTypes: [{ ...row, to: undefined }] }, "`authTypes[0].to` is missing"],
    ["a row's plan", { authTypes: [row, { ...row, plan: undefined }] }, "`authTypes[1].plan` is missing"],
    ["a row", { authTypes: [null] }, "`authTypes[0].plan` is missing"],
    ["hands that are nothing", { hands: { "api-key": null } }, '`hands["api-key"]` is no object'],
    ["a member of hands", { hands: { "api-key": { arguments: [] } } }, '`hands["api-key"].arguments` has no meaning'],
    ["a field", { hands: { "api-key": { env: { A: { field: "keyID" } } } } }, '`hands["api-key"].env.A` takes a field'],
    ["a field of arguments", { hands: { "api-key": { args: ["-k", { field: 1 }] } } }, "args[1]` takes a field"],
    ["a part", { hands: { "api-key": { env: { A: 1 } } } }, '`hands["api-key"].env.A` is no part'],
    ["no part", { hands: { "api-key": { args: [null] } } }, '`hands["api-key"].args[0]` is no part'],
    ["a file that is none", { hands: { "api-key": { args: [{ file: false }] } } }, "args[0]` is no part"],
    ["variables in a list", { hands: { "api-key": { env: null } } }, '`hands["api-key"].env` is no object'],
    ["arguments in one text", { hands: { "api-key": { args: "--key" } } }, '`hands["api-key"].args` is no list'],
    ["removed variables", { hands: { "api-key": { unsetEnv: "A" } } }, "unsetEnv` is no list of variables"],
    ["a key file", { hands: { "api-key": { keyFile: "p8" } } }, '`hands["api-key"].keyFile` is one of'],
    [
      "hands of a later version",
      { changes: [{ from: "2.0.0", hands: { "api-key": { keyFile: "toString" } } }] },
      '`hands["api-key"].keyFile` is one of',
    ],
    ["a list rule", { rules: { checkedOptions: "connection" } }, "`rules.checkedOptions` is a list of texts"],
    ["an element of a list rule", { rules: { checkedIntegers: [3] } }, "`rules.checkedIntegers` is a list of texts"],
    ["a flaw", { rules: { refusedFlaws: ["expiry", "typo"] } }, "`rules.refusedFlaws` are of expiry"],
    ["a login", { rules: { login: { but: "uploads" } } }, "`rules.login` is"],
    ["a rule", { rules: { retries: 3 } }, "`rules.retries` is no rule"],
    ["the value of a rule", { rules: { session: "sometimes" } }, "`rules.session` is one of"],
    ["a rule that is no boolean", { rules: { logsKeyPath: "yes" } }, "`rules.logsKeyPath` is true or false"],
    [
      "a rule of a later version",
      { changes: [{ from: "2.0.0", rules: { trims: "both" } }] },
      "`rules.trims` is one of",
    ],
  ])("is refused for its %s", (_, changes, words) => expect(mistakes(changes)).toContain(words));

  it("is told every mistake, by defineStepAdapter itself", () => {
    const define = defineStepAdapter as unknown as (definition: object) => unknown;
    expect(() => define({ ...good, hands: {}, inputs: {} })).toThrow(/apiIssuer.*\n.*apiKeyPath.*\n.*api-key/);
  });
});
