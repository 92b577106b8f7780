import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  adapters,
  assumedAccount,
  assumptions,
  type PreviewAccount,
  previewFile,
  stepLibrary,
} from "@stepauth/preview";
import { openWorkflowFile, planWorkflow, type WorkflowFile } from "@stepauth/workflow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { run } from "../run.js";

// What people really have; it is not part of the repository.
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const CREDENTIALS = new Set(["api_key_path", "api_issuer", "apple_id", "itunescon_user", "password", "app_password"]);
const isHere = existsSync(corpus);
const names = isHere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

describe.runIf(needs(isHere, "--fix is not tried on real files, since ../shared/corpus is not there"))(
  "repairing every file of ../shared/corpus",
  () => {
    let folder = "";
    beforeAll(async () => {
      folder = await copyRepairedWith("--fix-unsafe");
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("with --fix, nobody knowing the account, changes no credentials of a step that gets some", async () => {
      const safe = await copyRepairedWith("--fix");
      for (const name of names.filter((one) => text(corpus, one) !== text(safe, one)))
        for (const account of [{ source: "none", account: null }, ...assumptions.map(assumedAccount)]) {
          const [before, after] = [await released(corpus, name, account), await released(safe, name, account)];
          for (const [index, old] of before.entries()) if (old !== "nothing") expect(after[index]).toBe(old);
        }
      rmSync(safe, { recursive: true });
    });

    test("finds files to repair", () => {
      const changed = names.filter((name) => text(corpus, name) !== text(folder, name));
      expect(names.length).toBeGreaterThan(100);
      expect(changed.length).toBeGreaterThan(5);
    });

    test("changes nothing the second time", async () => {
      const once = names.map((name) => text(folder, name));
      const { stderr } = await run(["lint", ...names, "--fix-unsafe"], { cwd: folder });
      expect(stderr).not.toMatch(/repaired/);
      expect(names.map((name) => text(folder, name))).toEqual(once);
    });

    test("adds lines and quotes, and takes nothing away but inputs that are ruled out", () => {
      const rest = (content: string) =>
        content
          .split("\n")
          .filter((line) => line.trim() !== '- connection: "off"' && !CREDENTIALS.has(/- (\w+):/.exec(line)?.[1] ?? ""))
          .map((line) => line.replaceAll('"', "").replace(/: (?:yes|no)$/, (word) => SPELLED[word] ?? word));
      for (const name of names) expect(rest(text(folder, name))).toEqual(rest(text(corpus, name)));
    });

    test("leaves what the build does as it was, but for what was repaired", async () => {
      for (const name of names) {
        const [before, after] = [await steps(corpus, name), await steps(folder, name)];
        expect(after.length).toBe(before.length);
        for (const [index, step] of after.entries()) {
          const old = before[index];
          const changed = Object.keys(step.received).filter((key) => step.received[key] !== old?.received[key]);
          const isRuledOut = step.received.connection === "api_key" || step.received.connection === "apple_id";
          const isSpelled = (key: string) => SPELLED[`: ${step.received[key]}`] === `: ${old?.received[key]}`;
          // What the file says without quotes, and YAML made another word or number of.
          const isAsWritten = (key: string) => `${text(corpus, name)}\n`.includes(`: ${step.received[key]}\n`);
          const others = changed.filter((key) => key !== "connection" && !isSpelled(key) && !isAsWritten(key));
          expect(others.filter((key) => !isRuledOut || !CREDENTIALS.has(key))).toEqual([]);
          if (changed.includes("connection")) expect(step.received.connection).toBe("off");
          expect({ ...step, received: null }).toEqual({ ...old, received: null });
        }
      }
    });
  },
);

/** What a word of an option was where another step spells it otherwise. */
const SPELLED: Readonly<Record<string, string>> = { ": yes": ": true", ": no": ": false" };

async function copyRepairedWith(flag: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "stepauth-corpus-"));
  for (const name of names) cpSync(join(corpus, name), join(folder, name));
  await run(["lint", ...names, flag], { cwd: folder });
  return folder;
}

/** Whose credentials each step gets in the build. */
async function released(folder: string, name: string, account: PreviewAccount): Promise<readonly string[]> {
  const file = await openWorkflowFile({ file: name, content: text(folder, name) });
  const plan = { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true };
  const preview = await previewFile(file, { policy: "shipped", context: "ci", account, plan, workflows: "linted" });
  return preview.workflows.flatMap((workflow) =>
    workflow.steps.map(({ resolution: { status, origin, method } }) =>
      status === "resolved" ? `${origin} ${method}` : "nothing",
    ),
  );
}

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
      given: userInputs
        .filter(({ key }) => key !== "connection" && !CREDENTIALS.has(key))
        .map(({ key, converted }) => [key, SPELLED[`: ${converted}`]?.slice(2) ?? converted]),
    })),
  );
}
