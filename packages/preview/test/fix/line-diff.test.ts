import { applyPatch, createTwoFilesPatch, formatPatch } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hunksOf } from "../../src/fix/line-diff.js";

const HEADERS = { includeIndex: false, includeUnderline: false, includeFileHeaders: true };

function patchOf(before: string, after: string): string {
  const names = { oldFileName: "a", newFileName: "b", oldHeader: "", newHeader: "" };
  return formatPatch({ ...names, hunks: hunksOf(before, after) }, HEADERS);
}

const text = fc
  .array(fc.constantFrom("a", "b", "c", "", "d\r"), { maxLength: 60 })
  .chain((lines) => fc.constantFrom("", "\n").map((end) => lines.join("\n") + end));

test("a patch makes the second text of the first one, whatever they are", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyPatch(before, patchOf(before, after), { autoConvertLineEndings: false })).toBe(after);
    }),
  );
});

test("repairs here and there look as the diff library has them", () => {
  const lines = Array.from({ length: 90 }, (_, index) => `line ${index}`);
  const before = lines.join("\n");
  const after = lines
    .flatMap((line, index) => {
      if ([3, 4, 30, 89].includes(index)) return [`${line} changed`];
      return [20, 60].includes(index) ? ["new", line] : [line];
    })
    .join("\n");
  expect(patchOf(before, after)).toBe(
    createTwoFilesPatch("a", "b", before, after, "", "", { context: 3, headerOptions: HEADERS }),
  );
});
