import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { needs } from "../../../.config/testing/needs.js";
import { generateAuthTypes, readAuthTypes } from "../generate/auth-types.js";

const root = join(import.meta.dirname, "..", "..", "..");
const page = readFileSync(join(root, "docs", "auth-types.md"), "utf8");

// The cells of the documentation's two tables: step, connection type.
const documented = {
  legacy: [
    ["iOS Auto Provision with App Store Connect API Step", "App Store Connect API"],
    ["iOS Auto Provision with Apple ID Step", "session-based"],
    ["Fastlane Step", "session-based"],
    ["Deploy to iTunes Connect Step", "session-based"],
    ["Deploy to iTunes Connect - Application Loader Step", "App Store Connect API or session-based"],
  ],
  current: [
    [
      "iOS Auto Provision with App Store Connect API Step",
      "API key authentication, API key authentication through Step inputs",
    ],
    ["iOS Auto Provision with Apple ID Step", "Apple ID authentication"],
    [
      "Fastlane Step",
      "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    ],
    [
      "Deploy to iTunes Connect Step",
      "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    ],
    [
      "Deploy to iTunes Connect - Application Loader Step",
      "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
    ],
  ],
};

// Other steps have adapters too; what these pages do not mention has no wording to keep.
const isDocumented = (name: string) => [...documented.legacy, ...documented.current].some(([step]) => step === name);

const unique = (cells: readonly (readonly string[])[]) => [
  ...new Map(cells.map((cell) => [cell.join("|"), cell])).values(),
];
const cellsOf = (edition: string) =>
  unique(
    [...readAuthTypes(page).rows.values()]
      .flat()
      .filter((row) => row.edition === edition && isDocumented(row.name))
      .map((row) => [row.name, row.wording]),
  );

describe("docs/auth-types.md", () => {
  it("is what the typed table was generated from", async () => {
    await expect(generateAuthTypes(page)).toMatchFileSnapshot("../src/auth-types/table.ts");
  });

  it.each(["legacy", "current"] as const)("keeps the documentation's wording in the %s edition", (edition) => {
    expect(new Set(cellsOf(edition).map(String))).toEqual(new Set(documented[edition].map(String)));
  });

  const seeds = { legacy: "001_251cd5539b48d676.txt", current: "000_ca4718a01da3adc2.txt" };
  for (const [edition, file] of Object.entries(seeds)) {
    const seed = join(root, "..", "shared", "seeds", file);
    it.runIf(
      needs(existsSync(seed), `the ${edition} edition is not compared with its seed, which is not in ../shared/seeds`),
    )(`agrees with the ${edition} seed document`, () => {
      const cells = readFileSync(seed, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("| ") && !line.startsWith("| Steps") && !line.startsWith("| ---"))
        .map((line) =>
          line
            .split("|")
            .slice(1, 3)
            .map((cell) => cell.trim()),
        );
      expect(documented[edition as keyof typeof documented]).toEqual(cells);
    });
  }

  it("names the line of the page for a word outside the vocabulary", () => {
    const broken = page.replace("| always | connected API key |", "| always | connected API keys |");
    const line = broken.split("\n").findIndex((text) => text.includes("API keys |")) + 1;
    expect(() => readAuthTypes(broken)).toThrow(`docs/auth-types.md:${line}: unknown place "connected API keys"`);
  });

  it.each([
    ["a version range", "| up to 0.1.x |", "| until 0.1 |"],
    ["a step ID", "| `fastlane` | session-based | up to", "| fastlane | session-based | up to"],
    ["an edition", "## Edition: legacy", "## Edition: old"],
    ["a column", "| Plan | Remarks |", "| Plans | Remarks |"],
    ["a plan", "| `session-alone` |", "| `session` |"],
    ["a second plan of one name", "### Plan: `nothing`", "### Plan: `connection`"],
    ["a value", "| `api_key` | connected", "| api_key | connected"],
    ["an input that chooses", "| `connection` | As documented |", "| connection | As documented |"],
    ["what always counts", "| always | nothing |", "| ever | nothing |"],
    ["an input of a set", "- A whole API key: issuer ID, key path", "- A whole API key: issuer, key path"],
    ["an effect", "- Half a set: stops the step", "- Half a set: stops"],
    ["a set that must be there", "- Must be set: the Apple ID", "- Must be set: an Apple ID"],
    ["a companion", "- Beside it: the 2FA session", "- Beside it: a 2FA session"],
    ["a property", "- Half a set: ", "- Half of a set: "],
    ["a cell", "| `off` | input API key | the same |", "| `off` | input API key |"],
  ])("refuses %s that it does not know", (_, from, to) => {
    expect(page).toContain(from);
    expect(() => readAuthTypes(page.replace(from, to))).toThrow(/^docs\/auth-types\.md:\d+: /);
  });
});
