// Somebody who has nothing but npm: `npx stepauth new step`, then what the new step's README says to type.
import { join } from "node:path";
import { strangersFolder } from "./folder.mjs";
import { CheckFailed } from "./run.mjs";

const KINDS = ["api-key", "both"];

/** The checks, one per kind of credentials. */
export function generatedSteps({ url, scratch }) {
  return KINDS.map((kinds) => ({
    name: `a new step (${kinds}) builds, passes its tests and can be previewed`,
    action: () => generated(kinds, join(scratch, `new-step-${kinds}`), url),
  }));
}

async function generated(kinds, path, url) {
  const folder = await strangersFolder(path, url);
  const words = ["new", "step", "my-step", "--auth", kinds, "--tool", "xcrun my-tool run"];
  await folder.npm("exec", "--yes", "--", "stepauth", ...words);
  const step = folder.inside("my-step");
  await step.npm("install", "--prefer-offline");
  for (const script of ["typecheck", "build", "test"]) await step.npm("run", script);
  const preview = await step.npm("run", "--silent", "preview", "--", "--account", "api-key");
  if (!/my-step 1\.0\.0[\s\S]*API key/.test(preview))
    throw new CheckFailed(`the preview does not know the step:\n${preview}`);
}
