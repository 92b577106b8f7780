import { fastlane } from "@stepauth/fastlane";
import { manageIosCodeSigning } from "@stepauth/manage-ios-code-signing";
import { describe, expect, it } from "vitest";

// What must not compile is marked `@ts-expect-error`: the type check fails where one of them does compile.
describe("a misspelt input", () => {
  it("does not compile, and is a finding for callers without types", async () => {
    // @ts-expect-error: `api_isuer` is no input of the step
    const { diagnostics } = await fastlane.resolve({ inputs: { api_isuer: "i" }, account: null });
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: "inputs/unknown", input: "api_isuer" }));
  });

  it("does not compile where another step has it", async () => {
    // @ts-expect-error: the step has `apple_service_connection`
    const { diagnostics } = await manageIosCodeSigning.resolve({ inputs: { connection: "off" }, account: null });
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: "inputs/unknown", input: "connection" }));
  });

  it("is taken where the compiler does not know the keys", async () => {
    const inputs: Record<string, string> = { connection: "off" };
    const { diagnostics } = await fastlane.resolve({ inputs, account: null });
    expect(diagnostics.map(({ code }) => code)).not.toContain("inputs/unknown");
  });
});
