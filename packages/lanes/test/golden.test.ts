import { describe, expect, test } from "vitest";
import { analyseLane, filesFolder } from "../src/index.js";
import { inClear } from "./ask.js";
import { examples } from "./examples.js";

// Fastfiles as people write them, and as they get them wrong.
describe("goldens", () => {
  test.each(Object.entries(examples))("%s", async (name, { files, env, lane }) => {
    const answer = await analyseLane(filesFolder(files), {
      workDir: "",
      environment: { CI: "true", BITRISE_IO: "true", ...env },
      lane,
    });
    expect(answer.outcome).toBe(name.startsWith("ok/") ? "completed" : "fails");
    await expect(`${JSON.stringify(inClear(answer), null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`);
  });
});
