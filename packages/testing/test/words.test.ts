import { type CatalogueInput, connectionPlans, defineStepAdapter } from "@stepauth/core";
import { describe, expect, it } from "vitest";
import { conformance } from "../src/index.js";

const words = ["automatic", "api_key", "off"];

function adapterWith(connection: CatalogueInput) {
  const row = { name: "A", wording: "", versions: "", from: "1.0.0", to: null, remark: "" };
  const inputs = [connection, ...["api_key_path", "api_issuer"].map((key) => ({ key, default: "" }))];
  return defineStepAdapter({
    name: "a",
    step: "a",
    authTypes: [{ ...row, edition: "current", plan: connectionPlans["connection-key"] }],
    catalogue: [{ from: "1.0.0", to: "1.0.0", versions: ["1.0.0"], inputs }],
    inputs: { apiKeyPath: "api_key_path", apiIssuer: "api_issuer" },
    hands: { "api-key": {} },
  });
}

const run = (connection: CatalogueInput) =>
  conformance(adapterWith(connection))
    .find(({ name }) => name.startsWith("every word"))
    ?.run();

describe("the words of the input that chooses", () => {
  it("work where the catalogue and the plan have the same", async () => {
    await expect(run({ key: "connection", default: "automatic", value_options: words })).resolves.toBeUndefined();
  });

  it.each([
    ["offered, and unknown to the plan", { value_options: [...words, "apple_id"] }, "offers apple_id,"],
    ["spelled otherwise", { value_options: ["automatic", "api-key", "off"] }, "offers api-key,"],
    ["the default, and unknown to the plan", { value_options: words, default: "auto" }, "offers auto,"],
  ])("fail where one is %s", async (_, changes, message) => {
    await expect(run({ key: "connection", default: "automatic", ...changes })).rejects.toThrow(message);
  });
});
