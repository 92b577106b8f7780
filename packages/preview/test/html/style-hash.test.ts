import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportStyles } from "../../src/formats/html/styles.js";

// `vitest -u` writes the hash after a change of the style sheet.
test("style-hash.ts holds the hash of the style sheet", async () => {
  const hash = createHash("sha256").update(reportStyles).digest("base64");
  const text = [
    "/** The hash of the style sheet, for the report's Content-Security-Policy. Do not edit: a test compares and updates it. */",
    `export const styleHash = "sha256-${hash}";`,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "../../src/formats/html/style-hash.ts"));
});
