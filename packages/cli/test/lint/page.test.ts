import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { folder, run } from "../run.js";

// What docs/linting.md tells people to copy, and the hook that pre-commit reads.
const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/linting.md"), "utf8");
const fences = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, content = ""]) => content);
const [silenced = "", hook = "", workflow = "", matrix = ""] = fences;
const head = 'format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\n';
const steps = `${head}workflows:\n  deploy:\n    steps:\n${silenced.replace(/^(?=.)/gm, "    ")}`;
const { path: cwd, remove } = folder({ "bitrise.yml": workflow, "steps.yml": steps });
afterAll(remove);

describe("docs/linting.md", () => {
  test("has a workflow in which there is nothing to find", async () => {
    const { exitCode, stdout } = await run(["lint", "--account", "both", "--max-warnings", "0"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "1 file · no errors · no warnings\n" });
  });

  test("silences two findings, each with its reason", async () => {
    const without = steps.replaceAll(/# stepauth.*/g, "#");
    const look = async (content: string) => {
      const { stdout } = await run(["lint", "-", "--format", "json", "--account", "both"], { cwd, stdin: content });
      return JSON.parse(stdout).files[0].diagnostics.map(({ code }: { code: string }) => code);
    };
    expect(await look(without)).toEqual(["inputs/unknown", "yaml/unquoted"]);
    expect(await look(steps)).toEqual([]);
  });

  test("has a matrix whose jobs lint every file of a fleet once", async () => {
    const apps = ["a", "b", "c", "d", "e", "f", "g"].map((name) => `apps/${name}/bitrise.yml`);
    const fleet = folder(Object.fromEntries(apps.map((app) => [app, workflow])));
    onTestFinished(fleet.remove);
    const { strategy, steps: jobSteps } = parse(matrix).jobs.lint;
    const shards: number[] = strategy.matrix.shard;
    const command: string = jobSteps.at(-1).run;
    const linted: string[] = [];
    for (const shard of shards) {
      const words = command
        .replace(/\$\{\{ matrix\.shard \}\}/, String(shard))
        .replace(/\$\{\{ strategy\.job-total \}\}/, String(shards.length))
        .replaceAll('"', "")
        .split(" ");
      const { exitCode, stdout } = await run([...words.slice(words.indexOf("lint")), "--format", "json"], {
        cwd: fleet.path,
      });
      expect(exitCode).toBe(0);
      linted.push(...JSON.parse(stdout).files.map(({ file }: { file: string }) => file));
    }
    expect(linted.sort()).toEqual(apps);
  });

  test("names the hooks that there are", () => {
    const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as {
      id: string;
      files: string;
      exclude: string;
      entry: string;
    }[];
    expect(hooks.map(({ id, entry }) => [id, entry])).toEqual([
      ["stepauth-lint", "npx --yes stepauth lint"],
      ["stepauth-lint-fix", "npx --yes stepauth lint --fix"],
    ]);
    expect(hooks.map(({ id }) => id)).toContain(parse(hook).repos[0].hooks[0].id);
    for (const { files, exclude } of hooks) {
      const takes = (name: string) => new RegExp(files).test(name) && !new RegExp(exclude).test(name);
      expect(
        ["bitrise.yml", "ci/bitrise.yaml", ".bitrise.yml", ".bitrise/steps.yml", "bitrise-ios.yml"].filter(
          (name) => !takes(name),
        ),
      ).toEqual([]);
      expect([".bitrise.secrets.yml", "abitrise.yml", "bitrise/readme.md", "my.yml"].filter(takes)).toEqual([]);
    }
    expect(existsSync(join(root, ".pre-commit-hooks.yaml"))).toBe(true);
  });
});
