import { parseReference, parseVersionLock, referenceProblem, repositoryOf } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes, plan } from "./support.js";

const LIBRARY = "https://github.com/bitrise-io/bitrise-steplib.git";

describe("step references", () => {
  it.each([
    ["fastlane", LIBRARY, "fastlane", ""],
    ["fastlane@", LIBRARY, "fastlane", ""],
    ["::fastlane", LIBRARY, "fastlane", ""],
    ["fastlane@3", LIBRARY, "fastlane", "3"],
    ["::fastlane@3", LIBRARY, "fastlane", "3"],
    ["fastlane@3@4", LIBRARY, "fastlane", "4"],
    ["https://github.com/o/lib.git::fastlane@1", "https://github.com/o/lib.git", "fastlane", "1"],
    ["git@github.com:o/lib.git::x@1", "git@github.com:o/lib.git", "x", "1"],
    ["git::https://h/o/r.git@main", "git", "https://h/o/r.git", "main"],
    ["git::git@h:o/r.git@main", "git", "git@h:o/r.git", "main"],
    ["git::git@h:o/r.git", "git", "git@h:o/r.git", ""],
    ["git::git@h:o/r.git@feature/a@b", "git", "git@h:o/r.git", "b"],
    ["git::https://user:tok@h/o/r.git@1.0.0", "git", "https://user:tok", "1.0.0"],
    ["git::ssh://git@h/o/r.git@main", "git", "ssh://git", "main"],
    ["git::ssh://git@h/o/r.git", "git", "ssh://git", "h/o/r.git"],
    ["path::./x", "path", "./x", ""],
    ["path::~/x", "path", "~/x", ""],
    ["path::/abs", "path", "/abs", ""],
    ["path::./x@1.0", "path", "./x", "1.0"],
    ["_::https://h/x.git@2.0.0", "_", "https://h/x.git", "2.0.0"],
    ["a::b::c@1", "a", "b::c", "1"],
  ])("%s", (ref, source, id, version) => {
    expect(parseReference(ref, LIBRARY)).toMatchObject({ source, id, version });
  });

  it.each([
    "",
    "@3",
    "git",
    "fastlane@latest",
    "fastlane@v3",
    "fastlane@3.x",
    "_::https://h/x.git@2.0.0",
    "git::https://user:tok@h/o/r.git@1.0.0",
    "git::ssh://git@h/o/r.git@main",
  ])("%j can't be prepared", (ref) => {
    expect(referenceProblem(parseReference(ref, LIBRARY))).toBeDefined();
  });

  it.each([
    "fastlane",
    "fastlane@3.x.x",
    "git::https://h/o/r.git@main",
    "git::git@h:o/r.git@main",
    "path::./x@1.0",
    "git@github.com:o/lib.git::x@1",
  ])("%s can", (ref) => {
    expect(referenceProblem(parseReference(ref, LIBRARY))).toBeUndefined();
  });

  it("need a library", async () => {
    expect(referenceProblem(parseReference("fastlane"))).toBeDefined();
    expect((await plan("workflows: {wf: {steps: [{probe@nope: {}}]}}")).diagnostics).toMatchObject([
      { code: "step/reference-invalid", severity: "error", location: { line: 3, column: 27 } },
    ]);
  });

  it.each([
    ["", ""],
    ["3", "3"],
    ["3.x.x", "3"],
    ["3.4", "3.4"],
    ["3.4.x", "3.4"],
    ["3.4.0", "3.4.0"],
    ["03", "3"],
    ["3.4.00", "3.4.0"],
    ["latest", undefined],
    ["v3", undefined],
    ["3.x", undefined],
    ["x.x.x", undefined],
    ["3.x.1", undefined],
    ["3.", undefined],
    ["3.4.", undefined],
    ["1.2.3.4", undefined],
    [" 3", undefined],
    ["-3", undefined],
    ["x", undefined],
  ])("the version %j is the lock %j", (text, lock) => {
    expect(parseVersionLock(text)).toBe(lock);
  });

  it("never throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("@", ":", "git", "/", "a", ".", "x", "3", " ") }), (ref) => {
        const parsed = parseReference(ref, LIBRARY);
        referenceProblem(parsed);
        expect(ref).toContain(parsed.id);
      }),
    );
  });
});

describe("finding the step", () => {
  const found = async (ref: string) => {
    const [step] = (await plan(`workflows: {wf: {steps: [{"${ref}": {}}]}}`)).steps;
    return step?.step === null ? null : [step?.version, step?.versionKnown];
  };

  it.each([
    ["probe", ["1.0.0", true]],
    ["probe@1.x.x", ["1", true]],
    ["probe@7", ["7", false]],
    ["https://github.com/bitrise-io/bitrise-steplib.git::probe", ["1.0.0", true]],
    ["https://github.com/somebody/else.git::probe", null],
    ["unheard-of", null],
    ["path::./probe", null],
    ["git::https://github.com/bitrise-steplib/steps-probe.git@1.2.3", ["1.2.3", false]],
    ["git::git@github.com:bitrise-steplib/steps-probe@main", ["1.0.0", false]],
    ["git::https://github.com/fork/steps-probe.git@1.2.3", null],
    ["git::https://example.com/bitrise-steplib/steps-probe.git", null],
  ])("%s", async (ref, result) => {
    expect(await found(ref)).toEqual(result);
  });

  it.each([
    ["https://github.com/O/R.git", "o/r"],
    ["http://GitHub.com/o/r", "o/r"],
    ["ssh://git@github.com/o/r.git", "o/r"],
    ["git@github.com:o/r.git", "o/r"],
    ["https://github.com/o/r/", "o/r"],
    ["https://github.com.evil.org/o/r", undefined],
    ["https://example.com/github.com/o/r", undefined],
    ["git@gitlab.com:o/r.git", undefined],
    ["./github.com", undefined],
  ])("%s is the repository %s", (url, repository) => {
    expect(repositoryOf(url)).toBe(repository);
  });

  it("asks the library about repositories and libraries it knows", async () => {
    const { probe } = await import("./support.js");
    const library = {
      find: () => probe,
      findRepository: (name: string) => (name === "me/mine" ? probe : undefined),
      holds: (source: string) => source === "mine",
    };
    const { steps, diagnostics } = await plan(
      'workflows: {wf: {steps: [{"git::https://github.com/Me/Mine.git@2.0.0": {}}, {"mine::x": {}}, {probe: {}}]}}',
      { library },
    );
    expect(steps.map(({ step }) => step?.id ?? null)).toEqual(["probe", "probe", null]);
    expect(codes(diagnostics)).toEqual([]);
  });
});
