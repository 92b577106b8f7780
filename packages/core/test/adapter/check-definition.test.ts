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
