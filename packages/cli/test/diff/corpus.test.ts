import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  assumedAccount,
  diffReport,
  isChanged,
  type Preview,
  type PreviewAccount,
  previewFile,
} from "@stepauth/preview";
import { openWorkflowFile } from "@stepauth/workflow";
import { describe, expect, test } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";

// What people really have; it is not part of the repository.
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const isHere = existsSync(corpus);
const names = isHere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];
const page = { width: 80, color: false, version: "1.0.0" };
const plan = { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true };
const none: PreviewAccount = { source: "none", account: null };

async function look(name: string, account: PreviewAccount): Promise<Preview> {
  const file = await openWorkflowFile({ file: name, content: readFileSync(join(corpus, name), "utf8") });
  return previewFile(file, { policy: "inputs-first", context: "ci", account, plan, repairs: false });
}

/** Whose credentials a step gets, in the build and as documented. */
function outcomes({ workflows }: Preview): string[] {
  return workflows.flatMap(({ id, steps }) =>
    steps.map(
      ({ index, released, resolution }) =>
        `${id.shown} ${index} ${[released, resolution].map(({ status, origin, method }) => `${status} ${origin} ${method}`)}`,
    ),
  );
}

describe.runIf(needs(isHere, "real files are not compared, since ../shared/corpus is not there"))(
  "every file of ../shared/corpus",
  () => {
    test("is the same as itself, also under another name", async () => {
      for (const name of names) {
        const preview = await look(name, assumedAccount("both"));
        for (const file of [name, `HEAD:${name}`]) {
          const report = diffReport({ preview }, { preview: { ...preview, file } }, { page });
          expect([name, isChanged(report)]).toEqual([name, false]);
        }
      }
    });

    test("of two accounts, every step whose outcome changes is named, and no other", async () => {
      let changes = 0;
      for (const name of names) {
        const [before, after] = [await look(name, assumedAccount("both")), await look(name, none)];
        const { workflows } = diffReport({ preview: before }, { preview: after }, { page });
        const [old, now] = [outcomes(before), outcomes(after)];
        const expected = old.map((outcome, index) => outcome !== now[index]);
        const named = workflows.flatMap(({ steps }) => steps.map(({ change }) => change === "changed"));
        expect([name, named]).toEqual([name, expected]);
        changes += named.filter(Boolean).length;
      }
      expect(changes).toBeGreaterThan(50);
    });
  },
);
