import { parse } from "dotenv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { growthFourfold, LINEAR } from "../../../.config/testing/cpu.js";
import { dotenvVariables } from "../src/io/dotenv.js";

const read = (text: string) => Object.fromEntries(dotenvVariables(text, "f").map(({ name, value }) => [name, value]));

test("reads statement by statement what the dotenv library reads as a whole", () => {
  const name = fc.constantFrom("A", "B", "LONG_NAME", "c.d-e", "export A");
  const equals = fc.constantFrom("=", " = ", "=  ", ": ", ":", "");
  const text = fc.string({ unit: fc.constantFrom("x", "y z", "\\n", "\\", "$A", "#", " ", "\t", "=") });
  const lines = fc.string({ unit: fc.constantFrom("x", "\n", "\n\n", "B=2\n", "#", " ", '\\"', "\\'") });
  const quoted = fc
    .tuple(fc.constantFrom('"', "'", "`"), lines, fc.constantFrom("", " ", " # why", "#", "x", "'"))
    .map(([quote, inside, behind]) => quote + inside + quote + behind);
  const statement = fc.tuple(name, equals, fc.oneof(text, quoted)).map((parts) => `${parts.join("")}.`.slice(0, -1));
  const other = fc.constantFrom("", " ", "# A=1", "\t# it's", "no statement");
  // `A:` at the end of a line is the one difference: there the library takes the next line for the value.
  const file = fc
    .array(fc.oneof(statement, other), { maxLength: 8 })
    .map((all) => all.join("\n").replace(/:$/gm, ": "));
  fc.assert(
    fc.property(file, fc.constantFrom("\n", "\r\n", "\r"), (content, end) => {
      const written = content.replaceAll("\n", end);
      expect(read(written)).toEqual(parse(written));
    }),
    { numRuns: 20000 },
  );
});

test("takes no value from the next line", () => {
  expect(read("A:\nB=2\nC=\n'x'\n")).toEqual({ A: "", B: "2", C: "" });
});

test("says on which line a variable that counts is set", () => {
  const text = "\nA=1\n# A=2\n\nB='x\nA=3\n'\nA = 4 # last\nAB: 5\n";
  expect(dotenvVariables(text, "f")).toEqual([
    { name: "A", value: "4", file: "f", line: 8 },
    { name: "B", value: "x\nA=3\n", file: "f", line: 5 },
    { name: "AB", value: "5", file: "f", line: 9 },
  ]);
});

test.each<[string, (index: number) => string]>([
  ["variables", (index) => `VARIABLE_${index}=value\n`],
  ["blank lines", () => "\n"],
  ["quotes that are never closed", (index) => `A=${"'\"`"[index % 3]}x\\'\n`],
  ["names without a value", () => "export\n"],
  ["blanks", () => " "],
])("takes time that grows with the length of the file: %s", async (_, line) => {
  const file = (size: number) => Array.from({ length: size }, (_, index) => line(index)).join("");
  expect(await growthFourfold((size) => dotenvVariables(file(size), "f"), 6000)).toBeLessThan(LINEAR);
});
