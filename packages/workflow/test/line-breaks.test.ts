import { openWorkflowFile, readSecrets } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

// YAML 1.1 ends a line at more characters than YAML 1.2 does. What is expected here is what `yaml.v2`, the CLI's library, gives.

const items = (content: string) =>
  readSecrets({ file: "secrets.yml", content }).items.map(({ key, text }) => `${key}=${text}`);

describe("U+2028, U+2029, U+0085 and a lone carriage return end a line", () => {
  it.each(["\u2028", "\u2029", "\u0085", "\r", "\r\n"])("%j between items", (end) => {
    const content = ["envs:", "- A: x", "- B: v # not z", "# nothing", "- C: off", ""].join(end);
    expect(items(content)).toEqual(["A=x", "B=v", "C=false"]);
    expect(readSecrets({ file: "secrets.yml", content }).diagnostics).toEqual([]);
  });

  it.each([
    ["a plain text over two lines", "x\u0085    y", "x y"],
    ["an end that stays", "x\u2028    y", "x\u2028y"],
    ["and another after it", "x\u2028\u2028    y", "x\u2028\u2028y"],
    ["one that stays behind one that goes", "x\n\u2028    y", "x\u2028y"],
    ["one that goes behind one that stays", "x\u2028\n\n    y", "x\u2028\n\ny"],
    ["double quotes", '"x\u2028    y"', "x\u2028y"],
    ["double quotes, spaces around", '"x \u0085   y"', "x y"],
    ["an escaped end", '"x\\\u2028    y"', "xy"],
    ["an escaped end and another", '"x\\\u2028\n    y"', "x\ny"],
    ["an escaped backslash before one", '"x\\\\\u2028y"', "x\\\u2028y"],
    ["one at the start", '"\u2029   x"', "\u2029x"],
    ["single quotes", "'it''s\u2028\n    y'", "it's\u2028\ny"],
    ["a literal block", "|\n    x\u2028    y\u2029    z\u0085    v\r    w\n", "x\u2028y\u2029z\nv\nw\n"],
    ["a stripped one", "|-\u2028    x\u2028    y\u2028", "x\u2028y"],
    ["a kept one", "|+\n    x\u2028\u2028", "x\u2028\u2028"],
    ["a folded block", ">\n    x\u2028    y\n    z\n", "x\u2028y z\n"],
    [
      "a folded block with deeper lines",
      ">\n    x\n\u2028    y\u2028      z\u2028    v\n",
      "x\u2028y\u2028  z\u2028v\n",
    ],
    ["a folded block, stripped", ">-\n    x\u2029", "x"],
    ["a folded block with its indentation", ">1\n    x\u2028   y\n", " x\u2028y\n"],
    ["an escape, which is no end", '"x\\Ly"', "x\u2028y"],
    ["a space that is none", "x\u00a0y", "x\u00a0y"],
  ])("in a value: %s", (_, value, wanted) => {
    expect(items(`envs:\n- A: ${value}`)).toEqual([`A=${wanted}`]);
  });

  it("in a list in brackets, and in a key's own line", () => {
    expect(items("envs:\u2028- A: [x,\u2028    z]\n")).toEqual(["A=[x z]"]);
  });

  it("but not in JSON, where they are characters", () => {
    const content = '{"envs": [{"A": "x\u2028y"}]}';
    expect(readSecrets({ file: "secrets.json", content }).items.map(({ text }) => text)).toEqual(["x\u2028y"]);
  });

  it("whatever ends the lines of a file, the values are the same", () => {
    const ends = fc.constantFrom("\n", "\r\n", "\r", "\u0085");
    fc.assert(
      fc.property(fc.array(ends, { minLength: 8, maxLength: 8 }), (chosen) => {
        const lines = ["envs:", "- A: x", "- B: >", "    x", "    y", "- C: 'x", "    y'", "- D: z # w"];
        expect(items(lines.map((line, index) => line + chosen[index]).join(""))).toEqual([
          "A=x",
          "B=x y\n",
          "C=x y",
          "D=z",
        ]);
      }),
    );
  });
});

describe("a block that ends with the file", () => {
  it.each([
    ["|\n    x", "x"],
    ["|+\n    x", "x"],
    [">\n    x\n    y", "x y"],
    ["|\n    x\n", "x\n"],
    ["|\n    x\n    ", "x\n"],
  ])("%j gets no line end that is not there", (value, wanted) => {
    expect(items(`envs:\n- A: ${value}`)).toEqual([`A=${wanted}`]);
  });
});

describe("lines are counted as editors count them", () => {
  const places = async (content: string) => {
    const { diagnostics } = await openWorkflowFile({ file: "bitrise.yml", content });
    return diagnostics.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);
  };

  it.each([
    ["\n", "workflow/invalid 3:3"],
    ["\r\n", "workflow/invalid 3:3"],
    ["\r", "workflow/invalid 3:3"],
    ["\u2028", "workflow/invalid 1:37"],
    ["\u0085", "workflow/invalid 1:37"],
  ])("%j", async (end, wanted) => {
    expect(await places(["format_version: '11'", "app: {envs: ", "  {A: 1}}", ""].join(end))).toEqual([wanted]);
  });
});
