import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adapters, stepLibrary } from "@stepauth/preview";
import { openWorkflowFile, planWorkflow, type WorkflowFile } from "@stepauth/workflow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { run } from "../run.js";

// What people really have; it is not part of the repository.
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const isHere = existsSync(corpus);
const names = isHere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

describe.runIf(needs(isHere, "--fix is not tried on real files, since ../shared/corpus is not there"))(
  "--fix on every file of ../shared/corpus",
  () => {
    let folder = "";
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "stepauth-corpus-"));
      for (const name of names) cpSync(join(corpus, name), join(folder, name));
      await run(["lint", ...names, "--fix"], { cwd: folder });
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("finds files to repair", () => {
      const changed = names.filter((name) => text(corpus, name) !== text(folder, name));
      expect(names.length).toBeGreaterThan(100);
      expect(changed.length).toBeGreaterThan(5);
    });

    test("changes nothing the second time", async () => {
      const once = names.map((name) => text(folder, name));
      const { stderr } = await run(["lint", ...names, "--fix"], { cwd: folder });
      expect(stderr).not.toMatch(/repaired/);
      expect(names.map((name) => text(folder, name))).toEqual(once);
    }, 60_000);

    test("adds lines and quotes, and takes nothing away", () => {
      const rest = (content: string) =>
        content
          .split("\n")
          .filter((line) => line.trim() !== '- connection: "off"')
          .map((line) => line.replaceAll('"', ""));
      for (const name of names) expect(rest(text(folder, name))).toEqual(rest(text(corpus, name)));
    });

    test("leaves what the build does as it was, but for what was repaired", async () => {
      for (const name of names) {
        const [before, after] = [await steps(corpus, name), await steps(folder, name)];
        expect(after.length).toBe(before.length);
        for (const [index, step] of after.entries()) {
          const old = before[index];
          const changed = Object.keys(step.received).filter((key) => step.received[key] !== old?.received[key]);
          expect(changed.filter((key) => key !== "connection")).toEqual([]);
          if (changed.length > 0) expect(step.received.connection).toBe("off");
          expect({ ...step, received: null }).toEqual({ ...old, received: null });
        }
      }
    }, 60_000);
  },
);

function text(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

async function steps(folder: string, name: string) {
  const file: WorkflowFile = await openWorkflowFile({ file: name, content: text(folder, name) });
  const context = { library: stepLibrary(adapters), ci: true };
  return file.workflows.flatMap(({ id }) =>
    planWorkflow(file, id, context).steps.map(({ workflow, ref, version, runs, inputs, userInputs }) => ({
      ...{ workflow, ref, version, runs },
      received: Object.fromEntries(Object.entries(inputs).map(([key, { text }]) => [key, text.reveal()])),
      given: userInputs.filter(({ key }) => key !== "connection").map(({ key, converted }) => [key, converted]),
    })),
  );
}
