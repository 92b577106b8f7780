import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { apiIndex, apiPage } from "../generate/api-page.js";
import { type PackageApi, readApi } from "../generate/api-report.js";

// The public API is committed as docs/api: whoever changes it sees the change in the diff. `vitest -u` writes it anew.

const root = join(import.meta.dirname, "..", "..", "..");
const pages = join(root, "docs", "api");

let api: PackageApi[];
beforeAll(() => {
  api = readApi(root);
});

test("docs/api is what the sources export", async () => {
  for (const each of api) await expect(apiPage(each)).toMatchFileSnapshot(join(pages, `${each.folder}.md`));
  await expect(apiIndex(api)).toMatchFileSnapshot(join(pages, "README.md"));
});

test("docs/api has a page for nothing else", () => {
  expect(readdirSync(pages).sort()).toEqual(["README.md", ...api.map(({ folder }) => `${folder}.md`)].sort());
});

describe("every export", () => {
  test("says what it is", () => {
    const silent = api.flatMap(({ entries }) =>
      entries.flatMap(({ specifier, exports }) =>
        exports.filter(({ words }) => words === "").map(({ name }) => `${specifier}: ${name}`),
      ),
    );
    expect(silent).toEqual([]);
  });
});
