// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is the syntax under test.

import { expandVariables, splitVariables } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthFourfold, LINEAR } from "../../../.config/testing/cpu.js";
import { seen } from "./support.js";

const get = (name: string) => ({ X: "v", A: "1" })[name];

describe("expandVariables", () => {
  it.each([
    ["$X-y $X.z", "v-y v.z"],
    ["$Xy", ""],
    ["${X}y", "vy"],
    ["pa$$word", "paword"],
    ["cost $5 $ 100% $", "cost  $ 100% $"],
    ["$12", "2"],
    ["a ${} b", "a  b"],
    ["${X", "X"],
    ["\\$X", "\\v"],
    ["$$X", "X"],
    ["$$", ""],
    ["${X:-def}", ""],
    ["$* $# $-x $$", "  x "],
    ["${*}x", "x"],
    ["$Xé", "vé"],
    ["$é", "$é"],
    ["", ""],
    ["$", "$"],
    ["${$X}", "}".slice(1)],
    ["{$X}", "{v}"],
  ])("%s -> %s", (text, expanded) => {
    expect(expandVariables(text, get)).toBe(expanded);
  });

  it("never throws, loses no plain text, and asks only for names it found", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("$", "{", "}", "X", "a", " ", "5", "é", "\\", "\n") }), (text) => {
        const names: string[] = [];
        const expanded = expandVariables(text, (name) => (names.push(name) > 0 ? "!" : undefined));
        const pieces = splitVariables(text);
        expect(pieces.flatMap((piece) => ("name" in piece ? [piece.name] : []))).toEqual(names);
        expect(expanded).toBe(pieces.map((piece) => ("text" in piece ? piece.text : "!")).join(""));
        if (!text.includes("$")) expect(expanded).toBe(text);
      }),
    );
  });

  it("is linear in a text of nothing but open braces", async () => {
    const expand = (count: number) => expect(expandVariables("${".repeat(count), get)).toBe("");
    expect(await growthFourfold(expand, 150_000)).toBeLessThan(LINEAR);
  });
});

describe("the list of variables", () => {
  const step = "\nworkflows: {wf: {steps: [{probe: {}}]}}\n";
  const app = (items: string, names: string[]) => seen(`app: {envs: ${items}}${step}`, names);

  it("lets a value see only what stands before it", async () => {
    expect(await app("[{EARLY: '[$LATER]'}, {LATER: x}]", ["EARLY"])).toEqual({ EARLY: "[]" });
    expect(await app("[{SELF: s1}, {SELF: $SELF-s2}, {SELF: $SELF-s3}]", ["SELF"])).toEqual({ SELF: "s1-s2-s3" });
  });

  it("does not scan results again", async () => {
    expect(await app("[{X: x}, {N: $X, opts: {is_expand: false}}, {M: $N}]", ["N", "M"])).toEqual({ N: "$X", M: "$X" });
  });

  it("has no escape", async () => {
    expect(
      await app(
        "[{X: appx}, {E: '\\$X'}, {F: '$$X'}, {G: '${X}y ${X:-def} ${} ${X'}, {H: '$12'}, {I: '$* $# $-x $$'}]",
        ["E", "F", "G", "H", "I"],
      ),
    ).toEqual({
      E: "\\appx",
      F: "X",
      G: "appxy   X",
      H: "2",
      I: "  x ",
    });
    expect(await app('[{A: 1}, {B: $A$A}, {C: "${B}-$$-${A}x-$Ax-$A.b"}]', ["C"])).toEqual({ C: "11--1x--1.b" });
  });

  it("skips an item whose own text is empty when told to, but not one that comes to nothing", async () => {
    const wf = (item: string) =>
      seen(`app: {envs: [{K2: two}]}\nworkflows: {wf: {envs: [${item}], steps: [{probe: {}}]}}`, ["K2"]);
    expect(await wf("{K2: $NOTHING, opts: {skip_if_empty: true}}")).toEqual({ K2: "" });
    expect(await wf("{K2: '', opts: {skip_if_empty: true}}")).toEqual({ K2: "two" });
  });

  it("reads options as the CLI does", async () => {
    expect(
      await app(
        "[{X: x}, {A: $X, opts: {is_expand: 'no'}}, {opts: {is_expand: 0}, B: $X}, {C: $X, opts: {is_expand: T, scope: y}}]",
        ["A", "B", "C"],
      ),
    ).toEqual({
      A: "$X",
      B: "$X",
      C: "x",
    });
  });

  it("hands on a variable that is to be unset, which only templates see as gone", async () => {
    const yaml =
      "app: {envs: [{U: u1}]}\nworkflows: {wf: {envs: [{U: u1b, opts: {unset: true}}], steps: [{probe: {inputs: [{a: $U}, {t: '{{getenv \"U\"}}'}]}}]}}";
    expect(await seen(yaml, ["U", "a", "t"])).toEqual({ U: "u1b", a: "u1b", t: "" });
    expect(await seen(yaml, ["t"], { processEnv: { U: "p" } })).toEqual({ t: "p" });
  });
});
