import { expect, it } from "vitest";
import { brief, preview, stepsFile } from "./support.js";

// How the resolver gets what the file says: an empty input is not one that only the build knows.

const stepOf = async (inputs: string) => {
  const { workflows } = await preview(stepsFile(`- fastlane@3:\n    inputs: [${inputs}]\n`));
  const step = workflows[0]?.steps[0];
  return { status: step?.resolution.status, found: step?.findings.map(brief) };
};

it("takes an empty `connection` for the mistake that it is", async () => {
  expect(await stepOf(`{ connection: "" }`)).toEqual({
    status: "failed",
    found: ["7:34 error inputs/connection-invalid"],
  });
});

it("leaves open a `connection` that only the build knows", async () => {
  expect(await stepOf(`{ connection: $MODE }`)).toEqual({ status: "resolved", found: [] });
});

it("takes an empty input for one that is not set", async () => {
  expect(await stepOf(`{ apple_id: "" }, { password: "" }`)).toEqual(await stepOf(""));
});
