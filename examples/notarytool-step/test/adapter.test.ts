import { conformance } from "@stepauth/testing";
import { describe, expect, it } from "vitest";
import { notarize } from "../src/adapter.js";

describe("notarize does what every adapter must do", () => {
  it.each(conformance(notarize))("$name", ({ run }) => run());
});

describe("notarize", () => {
  it("has nothing to go on without inputs and without an account", async () => {
    const { status, diagnostics } = await notarize.resolve({ inputs: {}, account: null });
    expect(status).toBe("failed");
    expect(diagnostics.map(({ code }) => code)).toContain("credentials/none");
  });
});
