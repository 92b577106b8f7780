import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkflowFile, planWorkflow } from "@stepauth/workflow";
import { describe, expect, it } from "vitest";
import { needs } from "../../../.config/testing/needs.js";
import { libraryOf, probe } from "./support.js";

const folder = join(import.meta.dirname, "../../../../shared/corpus");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];

describe.runIf(needs(files.length > 0, "real files are not planned, since ../shared/corpus is not there"))(
  "files from real repositories",
  () => {
    it.each(files)("%s", async (name) => {
      const file = await openWorkflowFile({ file: name, content: readFileSync(join(folder, name)) });
      expect(file.diagnostics.filter(({ code }) => code.startsWith("yaml/"))).toEqual([]);
      for (const { id, stepCount } of file.workflows) {
        const plan = planWorkflow(file, id, {
          library: libraryOf(probe),
          undefinedIsUnknown: true,
          allowUtility: true,
        });
        expect(plan.steps).toHaveLength(stepCount);
        expect(plan.steps.at(-1)?.environment().has("CI") ?? true).toBe(true);
      }
    });
  },
);
