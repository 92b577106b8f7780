import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { adapters } from "@stepauth/preview";
import { describe, expect, it } from "vitest";
import { inputKeysSource } from "../generate/input-keys.js";

const packages = join(import.meta.dirname, "..", "..");
const catalogueOf = (name: string) => join(packages, name, "src", "catalogue.json");
const withCatalogue = readdirSync(packages).filter((name) => existsSync(catalogueOf(name)));

describe("the input keys of an adapter, as a type", () => {
  it.each(withCatalogue)("%s has those of its catalogue", async (name) => {
    const source = inputKeysSource(
      adapters.find((adapter) => adapter.name === name)?.step ?? name,
      JSON.parse(readFileSync(catalogueOf(name), "utf8")),
    );
    await expect(source).toMatchFileSnapshot(join(packages, name, "src", "input-keys.ts"));
    expect(readFileSync(join(packages, name, "src", "index.ts"), "utf8")).toContain("catalogue as Catalogue<InputKey>");
  });
});
