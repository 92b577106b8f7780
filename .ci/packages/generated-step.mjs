// Somebody who has nothing but npm: `npx stepauth new step`, then what the new step's README says to type.
import { join } from "node:path";
import { strangersFolder } from "./folder.mjs";
import { CheckFailed } from "./run.mjs";

/** A tool that nobody knows, and those whose options and variables `stepauth new step` knows. */
const STEPS = [
  { kinds: "api-key", tool: "xcrun my-tool run" },
  { kinds: "both", tool: "xcrun my-tool run" },
  { kinds: "apple-id", tool: "xcrun my-tool run" },
  { kinds: "apple-id", tool: "bundle exec fastlane beta" },
  { kinds: "apple-id", tool: "xcrun altool --upload-app -f" },
  { kinds: "both", tool: "bundle exec fastlane beta" },
  { kinds: "both", tool: "xcrun altool --upload-app -f" },
  { kinds: "api-key", tool: "xcrun notarytool submit" },
  { kinds: "api-key", tool: "xcodebuild -exportArchive -archivePath" },
];

/** The checks, one per kind of credentials and tool. */
export function generatedSteps({ url, scratch }) {
  return STEPS.map(({ kinds, tool }, index) => ({
    name: `a new step (${kinds}, ${tool}) builds, passes its tests and can be previewed`,
    action: () => generated(kinds, tool, join(scratch, `new-step-${index}`), url),
  }));
}

async function generated(kinds, tool, path, url) {
  const folder = await strangersFolder(path, url);
  const words = ["new", "step", "my-step", "--auth", kinds, "--tool", tool];
  await folder.npm("exec", "--yes", "--", "stepauth", ...words);
  const step = folder.inside("my-step");
  await step.npm("install", "--prefer-offline");
  for (const script of ["typecheck", "build", "test"]) await step.npm("run", script);
  const preview = await step.npm("run", "--silent", "preview", "--", "--account", "both");
  const credentials = kinds === "apple-id" ? "Apple ID" : "API key";
  if (!preview.split("my-step 1.0.0")[1]?.includes(credentials))
    throw new CheckFailed(`the preview does not know the step:\n${preview}`);
}
