import { openWorkflowFile, planWorkflow, scalarMeaning, scalarText } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inClear, libraryOf, probe, probed, stepWith } from "./support.js";

describe("plain scalars become text as YAML 1.1 and Go have it", () => {
  it.each([
    ["off", "false"],
    ["no", "false"],
    ["n", "false"],
    ["on", "true"],
    ["yes", "true"],
    ["y", "true"],
    ["TRUE", "true"],
    ["yEs", "yEs"],
    ["oFF", "oFF"],
    ["tRUE", "tRUE"],
    ["null", ""],
    ["~", ""],
    ["", ""],
    ["Null", ""],
    ["nULL", "nULL"],
    ["010", "8"],
    ["0123", "83"],
    ["0o7", "7"],
    ["0O17", "15"],
    ["017", "15"],
    ["0o8", "0o8"],
    ["08", "8"],
    ["0888", "888"],
    ["0x1F", "31"],
    ["-0x1F", "-31"],
    ["0b101", "5"],
    ["+5", "5"],
    ["-0", "0"],
    ["1_000", "1000"],
    ["1__0_", "10"],
    ["0123456789", "1.23456789e+08"],
    ["846814360", "846814360"],
    ["20240101", "20240101"],
    ["1.0", "1"],
    ["1.10", "1.1"],
    ["2.210", "2.21"],
    ["16.0", "16"],
    ["1.2.3", "1.2.3"],
    ["1.", "1"],
    ["1e3", "1000"],
    ["1e6", "1e+06"],
    ["1000000.0", "1e+06"],
    ["1000000", "1000000"],
    ["123456.789", "123456.789"],
    ["1234567.891", "1.234567891e+06"],
    ["0.00001", "1e-05"],
    ["0.0001", "0.0001"],
    ["-0.0", "-0"],
    ["1e400", "1e400"],
    ["12345E6789", "12345E6789"],
    ["1e-7", "1e-07"],
    ["1e100", "1e+100"],
    ["18446744073709551615", "18446744073709551615"],
    ["18446744073709551616", "1.8446744073709552e+19"],
    ["9223372036854775808", "9223372036854775808"],
    ["-9223372036854775808", "-9223372036854775808"],
    ["-9223372036854775809", "-9.223372036854776e+18"],
    [".5", "0.5"],
    [".", "."],
    [".nan", "NaN"],
    [".inf", "+Inf"],
    ["+.Inf", "+Inf"],
    ["-.INF", "-Inf"],
    [".a", ".a"],
    [".5x", ".5x"],
    ["2024-05-06", "2024-05-06"],
    ["2021-1-2T3:4:5Z", "2021-1-2T3:4:5Z"],
    ["12:30", "12:30"],
    ["1:30", "1:30"],
    ["+", "+"],
    ["-", "-"],
    ["0x", "0x"],
    ["1e", "1e"],
    ["0b2", "0b2"],
    ["=", "="],
    ["hello", "hello"],
  ])("%s -> %s", (source, text) => {
    expect(scalarText(source)).toBe(text);
  });

  it("names the type it saw", () => {
    expect(["off", "1", "1.5", "~", "x"].map((source) => scalarMeaning(source).type)).toEqual([
      "bool",
      "int",
      "float",
      "null",
      "string",
    ]);
  });

  it("gives some text for every scalar, and the same again for what is no word, number or null", () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        const { type, text } = scalarMeaning(source);
        expect(typeof text).toBe("string");
        if (type === "string") expect(text).toBe(source);
      }),
    );
  });

  it("agrees with JavaScript on the value of what it takes for a decimal number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(scalarText(number.toExponential())) === number).toBe(true);
      }),
    );
  });
});

describe("values in a file", () => {
  it("interprets only what has neither quotes nor a tag", async () => {
    expect((await probed("[{a: off}]")).a).toBe("false");
    expect((await probed("[{a: off}]")).c).toBe("false/appx");
    expect((await probed('[{a: "off"}]')).a).toBe("off");
    expect((await probed("[{a: 'off'}]")).a).toBe("off");
    expect((await probed("[{d: !!str off}]")).d).toBe("off");
    expect((await probed("[{d: !own off}]")).d).toBe("off");
    expect((await probed("[{d: ! off}]")).d).toBe("off");
    expect((await probed('[{d: !!bool "yes"}]')).d).toBe("true");
    expect((await probed('[{d: !!int "12"}]')).d).toBe("12");
    expect((await probed("[{d: !!float 3}]")).d).toBe("3");
    expect((await probed("[{d: !!float 1000000}, {a: !!float 0o17}]")).d).toBe("1e+06");
    expect((await probed("[{d: !!int 1000000}]")).d).toBe("1000000");
    expect((await probed("[{d: !!binary aGVsbG8=}]")).d).toBe("hello");
    expect((await probed("[{d: !!timestamp 2024-05-06}]")).d).toBe("2024-05-06");
  });

  it.each(["!!int x", "!!int 1.0", "!!timestamp noon", "!!binary aGVsbG8", "[a, {b: !!bool maybe}]"])(
    "reports a tag that the text contradicts: %s",
    async (value) => {
      const content = `format_version: '11'\napp: {envs: [{A: ${value}}]}\n`;
      const file = await openWorkflowFile({ file: "b.yml", content });
      expect(file.diagnostics).toMatchObject([{ code: "workflow/invalid", location: { line: 2 } }]);
    },
  );

  it("reports such a tag at a text field too", async () => {
    const { diagnostics } = await openWorkflowFile({ file: "b.yml", content: "format_version: !!int x\n" });
    expect(diagnostics.map(({ message }) => message)).toContain("the tag does not fit this value");
  });

  it("writes lists and maps as Go does", async () => {
    expect((await probed("[{n: yes}]")).n).toBe("true");
    expect((await probed("[{a: [1, 2]}]")).a).toBe("[1 2]");
    expect((await probed("[{a: [a, b]}]")).a).toBe("[a b]");
    expect((await probed("[{a: [1, yes, null]}]")).a).toBe("[1 true <nil>]");
    expect((await probed("[{d: {k: v}}]")).d).toBe("map[k:v]");
    expect((await probed("[{d: {b: 1, a: [x, {c: 1.50}], 10: z, 9: w}}]")).d).toBe(
      "map[9:w 10:z a:[x map[c:1.5]] b:1]",
    );
    expect(await probed("[{a: []}, {d: {}}]")).toMatchObject({ a: "[]", d: "map[]" });
  });

  it("gives a deploy step what its author did not expect", async () => {
    const deliver = stepWith(
      "deliver",
      ["connection", "submit_for_review", "team_id", "fastlane_version", "app_id"].map((key) => ({ key, default: "" })),
    );
    const yaml =
      "format_version: '11'\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows: {wf: {steps: [{deliver: {inputs: [{connection: off}, {submit_for_review: no}, {team_id: 0123456789}, {fastlane_version: 2.210}, {app_id: 846814360}]}}]}}";
    const file = await openWorkflowFile({ file: "b.yml", content: yaml });
    expect(
      planWorkflow(file, "wf", { library: libraryOf(deliver) }).steps.flatMap((step) =>
        Object.values(inClear(step).received),
      ),
    ).toEqual(["false", "false", "1.23456789e+08", "2.21", "846814360"]);
  });

  it("takes every number of a JSON file for a float", async () => {
    const steps = [
      { probe: { inputs: [{ a: 20240101 }, { d: 1000000 }, { s: true }, { n: null }, { b: [1, "x", null] }] } },
    ];
    const content = JSON.stringify({
      format_version: "11",
      default_step_lib_source: "https://github.com/bitrise-io/bitrise-steplib.git",
      workflows: { wf: { steps } },
    });
    const file = await openWorkflowFile({ file: "bitrise.json", content });
    expect(file.diagnostics).toEqual([]);
    expect(planWorkflow(file, "wf", { library: libraryOf(probe) }).steps.map(inClear)[0]?.received).toMatchObject({
      a: "2.0240101e+07",
      d: "1e+06",
      s: "true",
      n: "",
      b: "[1 x <nil>]",
    });
  });

  it("keeps block scalars as they are, trailing newline and all", async () => {
    const { steps } = planWorkflow(
      await openWorkflowFile({
        file: "b.yml",
        content:
          "format_version: '11'\nworkflows:\n  wf:\n    envs:\n    - X: appx\n    - ML: |\n        l1\n        $X\n    - FO: >-\n        a\n        b\n    - KEEP: |+\n        k\n\n    steps:\n    - path::./x: {}\n",
      }),
      "wf",
      { library: libraryOf() },
    );
    const environment = steps[0]?.environment();
    expect(environment?.get("ML")?.text.reveal()).toBe("l1\nappx\n");
    expect(environment?.get("FO")?.text.reveal()).toBe("a b");
    expect(environment?.get("KEEP")?.text.reveal()).toBe("k\n\n");
  });
});
