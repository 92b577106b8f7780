import assert from "node:assert/strict";
import type { StepAdapter } from "@stepauth/core";

/** Every word that the catalogue offers for the input that chooses is one that the plan knows. A step may take more than it offers. */
export async function checkWords(adapter: StepAdapter): Promise<void> {
  for (const version of adapter.versions) {
    const { names, plan, declared } = adapter.describe(version);
    const input = declared.get(names.connection ?? "");
    if (input === undefined) continue;
    const words = plan.values.map(({ value }) => value);
    const offered = input.value_options ?? words;
    for (const word of new Set([...offered, input.default])) {
      assert.ok(words.includes(word), `${version}: ${input.key} offers ${word}, and no plan says what it does`);
      const { diagnostics } = await adapter.resolve({ inputs: { [input.key]: word }, version, account: null });
      const isRefused = diagnostics.some(({ code }) => code === "inputs/connection-invalid");
      assert.ok(!isRefused, `${version}: ${input.key} does not take ${word}`);
    }
  }
}
