import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkflowFile } from "@stepauth/workflow";
import { expect, test } from "vitest";
import { previewFile, previewReport, printReport } from "../../src/index.js";
import { page } from "../formats/reports.js";
import { usual } from "../support.js";

// What people really have; it is not part of the repository.
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

// Told by the text alone, so that it is no second telling of the rule.
const TALKS = [
  /^\s*- (?:fastlane-match|deploy-to-itunesconnect-\w+|fastlane|ios-auto-provision\S*|manage-ios-code-signing)(?:@[\w.]*)?:/m,
  /^\s*- automatic_code_signing: ["']?(?:api-key|apple-id)/m,
  /^\s*- git::\S*(?:steps-fastlane|steps-xcode-archive|steps-deploy-to-itunesconnect)\S*:/m,
  /^\s*(?:- content: )?(?:bundle exec |npx )?fastlane (?:ios|beta|release|pilot|deliver|match)\b/m,
  /xcrun (?:altool|notarytool) (?:--upload|--validate|submit)/,
];
const SAYS = "no step that talks to Apple";

test.skipIf(names.length > 0)("../shared/corpus is not here: nothing was tried on real files", () => undefined);

test.runIf(names.length > 0)("no workflow with a step that talks to Apple is said to have none", async () => {
  let looked = 0;
  for (const name of names) {
    const content = readFileSync(join(corpus, name), "utf8");
    const file = await openWorkflowFile({ file: name, content });
    const found = await previewFile(file, { ...usual, workflows: "linted" });
    const lines = content.split("\n");
    for (const { id, steps, notCovered } of found.workflows) {
      const own = file.workflows.find((workflow) => workflow.id === id.shown)?.location;
      if (!own || !TALKS.some((pattern) => pattern.test(bodyOf(lines, own.line)))) continue;
      looked += 1;
      expect([name, id.shown, steps.length + notCovered.length]).not.toEqual([name, id.shown, 0]);
    }
    const isTalking = found.workflows.some(({ steps, notCovered }) => steps.length + notCovered.length > 0);
    if (!isTalking) continue;
    const table = printReport("table", previewReport(found, { page }));
    const silent = found.workflows.filter(({ steps, notCovered }) => steps.length + notCovered.length === 0);
    expect(table.split(SAYS)).toHaveLength(silent.length + 1);
  }
  expect(looked).toBeGreaterThan(50);
});

/** The lines of a workflow: those that are indented further than its name. */
function bodyOf(lines: readonly string[], line: number): string {
  const indent = (text: string) => text.search(/\S/);
  const depth = indent(lines[line - 1] ?? "");
  const rest = lines.slice(line);
  const end = rest.findIndex((text) => text.trim() !== "" && indent(text) <= depth);
  return rest
    .slice(0, end === -1 ? undefined : end)
    .filter((text) => !text.trimStart().startsWith("#"))
    .join("\n");
}
