import { openWorkflowFile, planWorkflow } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { codes, HEAD, libraryOf, probe, variables } from "./support.js";

async function openWith(files: Record<string, string>, root?: string) {
  const asked: string[] = [];
  const readFile = async (path: string) => {
    asked.push(path);
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined) throw new Error(`CANARY ${path}`);
    return content;
  };
  const file = await openWorkflowFile({
    file: "bitrise.yml",
    content: files["bitrise.yml"] ?? "",
    readFile,
    ...(root === undefined ? {} : { root }),
  });
  return { file, asked };
}

const including = (paths: readonly string[], rest = "") =>
  `${HEAD}include: [${paths.map((path) => `{path: ${path}}`).join(", ")}]\n${rest}`;

describe("include", () => {
  it("puts the included files below, depth first, lists one after the other", async () => {
    const { file, asked } = await openWith({
      "bitrise.yml": including(
        ["a.yml", "b.yml"],
        "app: {envs: [{K: main}]}\nworkflows: {wf: {envs: [{W: 2}], steps: [{probe: {title: two}}]}}\n",
      ),
      "a.yml":
        "include: [{path: ./c.yml}]\napp: {envs: [{K: a}]}\nworkflows: {wf: {envs: [{W: 1}, {NUM: 1.50}], steps: [{probe: {title: one}}]}}\n",
      "b.yml": "app: {envs: [{K: b}, {T: $K}]}\n",
      "c.yml": "app: {envs: [{K: c}]}\n",
    });
    expect(file.diagnostics).toEqual([]);
    expect(asked).toEqual(["a.yml", "c.yml", "b.yml"]);
    expect(file.sources.map((source) => source.file)).toEqual(["bitrise.yml", "a.yml", "c.yml", "b.yml"]);
    const { steps } = planWorkflow(file, "wf", { library: libraryOf(probe) });
    expect(steps.map(({ title }) => title)).toEqual(["one", "two"]);
    expect(variables(steps[0], ["K", "T", "W", "NUM"])).toEqual({ K: "main", T: "b", W: "2", NUM: "1.5" });
    expect(steps[0]?.location).toMatchObject({ file: "a.yml", line: 3 });
    const [itself, mentioned] = steps[0]?.environment().get("T")?.provenance ?? [];
    expect(itself).toMatchObject({ file: "b.yml", line: 1 });
    expect({ ...mentioned, name: `${mentioned?.name}` }).toMatchObject({ name: "K", file: "b.yml" });
  });

  it("loses the words of keys and texts, because the CLI writes the file anew", async () => {
    const { file } = await openWith({
      "bitrise.yml": including(
        ["a.yml"],
        "workflows: {wf: {title: 1.10, envs: [{NO: x}, {on: z}, {Z: -0.0}, {.INF: inf}, {-0.0: zero}, {1e6: million}], steps: [{probe: {run_if: on, title: 1.0}}]}}\n",
      ),
      "a.yml": "title: t\n",
    });
    const { steps } = planWorkflow(file, "wf", { library: libraryOf(probe) });
    expect(file.workflows[0]?.title).toBe("1.1");
    expect(steps[0]).toMatchObject({ runs: true, title: "1" });
    expect(variables(steps[0], ["false", "true", "Z", "NO"])).toEqual({ false: "x", true: "z", Z: "0", NO: "<unset>" });
    expect(
      file.model.workflows
        .get("wf")
        ?.envs.slice(3)
        .map(({ key }) => key),
    ).toEqual([".inf", "-0", "1e+06"]);
  });

  it("reads below the root, whatever file asks", async () => {
    const { file, asked } = await openWith(
      {
        "bitrise.yml": including(["mod/a.yml"]),
        "/repo/mod/a.yml": "include: [{path: mod/./sub/../b.yml}]\n",
        "/repo/mod/b.yml": "app: {envs: []}\n",
      },
      "/repo/",
    );
    expect(file.diagnostics).toEqual([]);
    expect(asked).toEqual(["/repo/mod/a.yml", "/repo/mod/b.yml"]);
  });

  it.each([
    "../../etc/passwd.yml",
    "/etc/passwd.yml",
    "a/../../b.yml",
    '"..\\\\..\\\\b.yml"',
    '"C:\\\\b.yml"',
    "a/../..yml/../../x.yml",
  ])("never reads %s", async (path) => {
    const { file, asked } = await openWith({ "bitrise.yml": including([path]) });
    expect(asked).toEqual([]);
    expect(file.diagnostics).toMatchObject([
      { code: "include/outside-root", severity: "error", location: { line: 3 } },
    ]);
  });

  it.each([
    ["a file that is not there", { "bitrise.yml": including(["nope.yml"]) }],
    ["another ending", { "bitrise.yml": including(["nope.txt"]) }],
    ["no path", { "bitrise.yml": `${HEAD}include: [{branch: main}]\n` }],
    ["no mapping", { "bitrise.yml": `${HEAD}include: [a.yml]\n` }],
    ["itself", { "bitrise.yml": including(["bitrise.yml"]) }],
    ["a circle", { "bitrise.yml": including(["a.yml"]), "a.yml": including(["b.yml"]), "b.yml": including(["a.yml"]) }],
    [
      "a chain of six",
      {
        "bitrise.yml": including(["1.yml"]),
        "1.yml": including(["2.yml"]),
        "2.yml": including(["3.yml"]),
        "3.yml": including(["4.yml"]),
        "4.yml": including(["5.yml"]),
        "5.yml": "",
      },
    ],
    ["more than 1 MiB", { "bitrise.yml": including(["a.yml"]), "a.yml": `a: ${"x".repeat(1024 * 1024)}\n` }],
    ["a repository without a reference", { "bitrise.yml": `${HEAD}include: [{path: a.yml, repository: r}]\n` }],
    [
      "a commit of five characters",
      { "bitrise.yml": `${HEAD}include: [{path: a.yml, repository: r, commit: abcde}]\n` },
    ],
  ])("fails for %s", async (_, files) => {
    const { file } = await openWith(files);
    expect(codes(file.diagnostics)).toEqual(["error include/failed"]);
    expect(file.diagnostics[0]?.location).toBeDefined();
    expect(JSON.stringify(file.diagnostics)).not.toContain("CANARY");
  });

  it("stops at 35 files, counting one that is included twice each time", async () => {
    const many = Array.from({ length: 35 }, () => "a.yml");
    const { file } = await openWith({
      "bitrise.yml": including(many, "workflows: {wf: {steps: [{probe: {}}]}}\n"),
      "a.yml": "app: {envs: [{K: $K.}]}\n",
    });
    expect(codes(file.diagnostics)).toEqual(["error include/failed"]);
    const { steps } = planWorkflow(file, "wf", { library: libraryOf(probe) });
    expect(variables(steps[0], ["K"])).toEqual({ K: ".".repeat(34) });
  });

  it("says what it can't see, and then complains about nothing that may be there", async () => {
    const { file, asked } = await openWith({
      "bitrise.yml": `include: [{path: a.yml, repository: shared, branch: main}]\nworkflows: {wf: {before_run: [elsewhere], steps: [{"bundle::elsewhere": {}}, {probe: {}}]}}\n`,
    });
    expect(asked).toEqual([]);
    expect(codes(file.diagnostics)).toEqual(["info include/not-previewable"]);
    expect(planWorkflow(file, "wf", { library: libraryOf(probe) }).steps).toHaveLength(1);
  });

  it("reports what is wrong in an included file there, and that it was included", async () => {
    const { file } = await openWith({
      "bitrise.yml": including(["a.yml", "b.yml"]),
      "a.yml": "a: [\n",
      "b.yml": "- b\n",
    });
    expect(file.diagnostics.map(({ code, location }) => [code, location?.file])).toEqual([
      ["yaml/syntax", "a.yml"],
      ["include/failed", "bitrise.yml"],
      ["yaml/not-a-mapping", "b.yml"],
    ]);
  });

  it("is an ordinary key when its list is empty, and impossible without a reader", async () => {
    expect((await openWorkflowFile({ file: "b.yml", content: `${HEAD}include: []\n` })).diagnostics).toEqual([]);
    expect(codes((await openWorkflowFile({ file: "b.yml", content: including(["a.yml"]) })).diagnostics)).toEqual([
      "error include/failed",
    ]);
  });
});
