import { describe, expect, it } from "vitest";
import { adapters, explainStep, explanationToTable, findAdapter } from "../src/index.js";

const explain = async (name: string) => {
  const adapter = findAdapter(name);
  if (!adapter) throw new Error(`no adapter ${name}`);
  return explainStep(adapter);
};

describe("what a step is explained with", () => {
  it("shows that a whole key does not save a build whose account can't be read", async () => {
    const { matrices, chooser, connections } = await explain("xcode-archive");
    expect([chooser, connections]).toEqual(["automatic_code_signing", ["off", "api-key", "apple-id"]]);
    const withKey = matrices.find(({ inputs }) => inputs === "api-key");
    const cells = withKey?.rows.find(({ account }) => account === "unreadable")?.cells;
    expect(cells?.map(({ inputsFirst, shipped }) => `${inputsFirst.status} ${shipped.status}`)).toEqual([
      "none none",
      "resolved failed",
      "failed failed",
    ]);
  });

  it.each([
    ["application-loader", ["upload of an IPA alone"]],
    ["xcode-build-for-test", ["signing and export, development"]],
  ])("names the roles that the work of %s needs", async (name, works) => {
    const { roles } = await explain(name);
    expect(roles.map(({ work }) => work)).toEqual(works);
  });

  it("says of distribution that Xcode's own signing wants an Admin", async () => {
    const { roles } = await explain("manage-ios-code-signing");
    expect(roles.map(({ managedKey, key, appleId }) => [managedKey, key, appleId])).toEqual([
      ["Developer", "Developer", "App Manager"],
      ["Admin", "Developer", "App Manager"],
    ]);
  });

  it.each(adapters.map(({ name }) => name))("fits a narrow terminal: %s", async (name) => {
    const text = explanationToTable(await explain(name), { width: 60, color: false });
    const body = text.slice(text.indexOf("\n\n")).split("\n");
    expect(body.filter((line) => line.length > 60)).toEqual([]);
    expect(text).toContain("The role that Apple asks for, at the least");
  });
});
