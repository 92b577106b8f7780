import { defineStepAdapter } from "@stepauth/core";
import { expect, it, test } from "vitest";
import { adapters, allFindings, type FormatOf, type Preview, previewReport, printReport } from "../../src/index.js";
import { page } from "../formats/reports.js";
import { preview, stepsFile } from "../support.js";

const script = (content: string) => `- script@1:\n    inputs:\n    - content: ${JSON.stringify(content)}\n`;
const signing = (id: string, value: string) => `- ${id}:\n    inputs:\n    - automatic_code_signing: ${value}\n`;

/** Every step of a workflow that is not covered, and why. */
async function notCovered(steps: string): Promise<string[]> {
  const { workflows } = await preview(stepsFile(steps));
  return workflows.flatMap((workflow) => workflow.notCovered.map(({ ref, reason }) => `${ref.shown}: ${reason}`));
}

test.each([
  ["a fork", "- git::https://github.com/acme/steps-fastlane.git@main: {}\n", /repository than that of fastlane: acme/],
  [
    "a fork elsewhere",
    "- git::git@gitlab.example.com:acme/steps-fastlane-match.git: {}\n",
    /acme\/steps-fastlane-match/,
  ],
  ["a folder", "- path::./steps/my-deliver: {}\n", /of this repository/],
  ["another repository", "- git::https://github.com/acme/upload.git@1.0.0: {}\n", /git repository that stepauth/],
  [
    "another library",
    "- https://github.com/acme/steps.git::fastlane@3: {}\n",
    /fastlane of another step library: .*acme/,
  ],
  ["fastlane-match", "- fastlane-match@0: {}\n", /no adapter/],
  ["shenzhen", "- deploy-to-itunesconnect-shenzhen@2: {}\n", /no adapter/],
  [
    "options for xcodebuild",
    "- xcode-test@5:\n    inputs:\n    - o: -quiet -allowProvisioningUpdates\n",
    /hands `-allow/,
  ],
  ["a runner", "- script-runner@0:\n    inputs:\n    - file_path: fastlane/deploy.sh\n", /does not read/],
  ["an unknown step", "- our-own-uploader@1: {}\n", /no step of the step library/],
  ["a script", script("bundle exec fastlane beta; xcrun altool --upload-app"), /starts fastlane, altool$/],
  ["a lane behind a build for Android", script("cd android\n./gradlew assemble\ncd ..\nfastlane beta"), /fastlane$/],
  ["one behind a pushed folder", script("pushd android; ./gradlew assemble; popd; fastlane beta"), /fastlane$/],
  ["one behind a path of its own", script("cd android; cd /tmp; fastlane beta"), /fastlane$/],
  ["a script of stepauth's", script("stepauth exec fastlane -- fastlane beta"), /starts fastlane$/],
])("%s is not covered", async (_, steps, reason) => {
  expect(await notCovered(steps)).toEqual([expect.stringMatching(reason)]);
});

test.each([
  ["the library's other steps", "- git-clone@8: {}\n- cocoapods-install: {}\n"],
  ["their own repositories", "- git::https://github.com/bitrise-io/steps-timestamp.git@master: {}\n"],
  ["code signing that is off", `- xcode-archive@5: {}\n${signing("export-xcarchive@4", '"off"')}`],
  ["a script without a tool of Apple's", script("bundle install; ./gradlew assemble; fastlane -version")],
  ["a lane for Android", script("cd android; fastlane beta")],
  ["one further down there", script("cd ./apps/android && cd app && (cd . && fastlane beta)")],
])("%s have nothing to do with Apple", async (_, steps) => {
  const { workflows, findings } = await preview(stepsFile(steps));
  expect(workflows.map((workflow) => workflow.notCovered)).toEqual([[]]);
  expect(findings).toEqual([]);
});

test("what is covered follows from the list of adapters", async () => {
  const [base] = adapters;
  if (!base) throw new Error("there are adapters");
  const steps = `${signing("xcode-archive@5", "api-key")}- path::./steps/Mine: {}\n- path::./steps/other/: {}\n`;
  const covering = (step: string, repositories: string[]) =>
    defineStepAdapter({ ...base.definition, step, name: step, repositories } as Parameters<
      typeof defineStepAdapter
    >[0]);
  const own = [covering("xcode-archive", []), covering("mine", ["path::./steps/mine"]), ...adapters];
  const covered = await preview(stepsFile(steps), { adapters: own });
  const [workflow] = covered.workflows;
  expect(workflow?.steps.map(({ step }) => step)).toEqual(["xcode-archive", "mine"]);
  expect(workflow?.notCovered.map(({ ref }) => ref.shown)).toEqual(["path::./steps/other/"]);
  expect((await preview(stepsFile(steps), { adapters: [] })).workflows[0]?.notCovered).toHaveLength(3);
});

const FORK = "- git::https://github.com/acme/steps-fastlane.git@main: {title: Ship it}\n";

const FORMATS: readonly FormatOf<"preview">[] = ["table", "markdown", "html", "json", "github", "sarif"];

function formats(found: Preview): Record<string, string> {
  const report = previewReport(found, { page });
  return Object.fromEntries(FORMATS.map((format) => [format, printReport(format, report)]));
}

it("is said in every format, with how many there are", async () => {
  const found = formats(await preview(stepsFile(FORK)));
  for (const text of Object.values(found)) {
    expect(text.toLowerCase()).not.toContain("no step that talks to apple");
    expect(text).toContain("steps-fastlane");
  }
  for (const format of ["table", "html"]) expect(found[format]).toContain("1 not covered");
  expect(found.table).toContain("Ship it");
  const other = formats(await preview(stepsFile("- git-clone@8: {}\n")));
  for (const format of ["table", "html", "markdown"]) expect(other[format]).toMatch(/no step that talks to Apple/i);
});

it("is part of the JSON of a workflow", async () => {
  const { json = "" } = formats(await preview(stepsFile(`${FORK}- fastlane@3: {}\n`)));
  expect(JSON.parse(json).workflows).toMatchObject([
    {
      steps: [{ step: "fastlane" }],
      notCovered: [
        {
          ref: "git::https://github.com/acme/steps-fastlane.git@main",
          title: "Ship it",
          location: { file: "bitrise.yml", line: 6, column: 9 },
          reason: expect.stringContaining("acme/steps-fastlane"),
        },
      ],
    },
  ]);
});

it("shows nobody what an address holds for readers alone", async () => {
  const url = "https://me:CANARY_password_7f3a@git.example.com/steps.git?token=CANARY_token_9b1c";
  const steps = `- ${url}::fastlane@3: {}\n- git::${url}: {}\n- fastlane@3: {}\n`;
  const library = stepsFile(steps).replace(/default_step_lib_source: .*/, `default_step_lib_source: ${url}`);
  for (const content of [stepsFile(steps), library]) {
    for (const text of Object.values(formats(await preview(content)))) expect(text).not.toContain("CANARY");
  }
});

it("a comment at the step silences what is found in its script", async () => {
  const silenced = script("xcrun altool --upload-app").replace(
    "- script@1:",
    "- script@1: # stepauth-ignore: step/script-not-connected -- has its own key",
  );
  expect(allFindings(await preview(stepsFile(silenced)))).toEqual([]);
});
