import { StepAuthError } from "@stepauth/core";
import { expect, it } from "vitest";
import { adapters } from "../../src/index.js";

// What a program in plain JavaScript may hand over, whatever the types say.
it.each(adapters.map((adapter) => [adapter.name, adapter] as const))(
  "%s refuses a policy that there is not, in words, and does not repeat it",
  async (_, adapter) => {
    for (const policy of ["x", "", "toString", "INPUTS-FIRST", 7, {}] as unknown[]) {
      const request = { inputs: {}, account: null, policy: policy as "shipped" };
      const refused = await adapter.resolve(request).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StepAuthError);
      expect(refused).toMatchObject({ code: "request/invalid", message: "There is no such policy." });
      await expect(adapter.fromEnv({}, request)).rejects.toMatchObject({ code: "request/invalid" });
    }
    expect(await adapter.resolve({ inputs: {}, account: null })).toMatchObject({ policy: "inputs-first" });
  },
);
