import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrateFile, type PreviewOptions, previewFile, unaskedAccount } from "@stepauth/preview";
import { openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { needs } from "../../../../.config/testing/needs.js";

// What people really have; it is not part of the repository.
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const isHere = existsSync(corpus);
const names = isHere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];
const plan = { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true };
const options: PreviewOptions = {
  ...{ policy: "inputs-first", context: "ci", account: unaskedAccount(), plan },
  ...{ workflows: "linted", repairs: false },
};
const reopen = (name: string) => (content: string) => openWorkflowFile({ file: name, content });

/** Lines with a comment, without what stands before it. A `#` in a text is one here, too, and has to stay as well. */
const remarks = (text: string) => text.split("\n").flatMap((line) => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? []);

async function released(file: WorkflowFile): Promise<string[]> {
  const { workflows } = await previewFile(file, options);
  return workflows.flatMap(({ id, steps }) =>
    steps.map(
      ({ index, released: { status, origin, method } }) => `${id.reveal()} ${index} ${status} ${origin} ${method}`,
    ),
  );
}

describe.runIf(needs(isHere, "real files are not migrated, since ../shared/corpus is not there"))(
  "migrating every file of ../shared/corpus",
  () => {
    test.each([false, true])(
      "parses, keeps comments and credentials, and is done after once (majors: %s)",
      async (majors) => {
        let steps = 0;
        for (const name of names) {
          const content = readFileSync(join(corpus, name), "utf8");
          const file = await reopen(name)(content);
          const migrated = await migrateFile({ file, options, reopen: reopen(name), majors });
          if (migrated.result === null) continue;
          const { text } = migrated.result;
          expect([name, parseDocument(text).errors.length]).toEqual([name, parseDocument(content).errors.length]);
          expect([name, remarks(text)]).toEqual([name, remarks(content)]);
          expect([name, await released(migrated.result.file)]).toEqual([name, await released(file)]);
          const again = await migrateFile({ file: migrated.result.file, options, reopen: reopen(name), majors });
          expect([name, again.result]).toEqual([name, null]);
          steps += migrated.steps.filter(({ state }) => state === "migrated").length;
        }
        expect(steps).toBeGreaterThan(10);
      },
    );
  },
);
