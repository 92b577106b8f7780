import { parseDocument } from "yaml";
import { previewFile, unaskedAccount } from "../../packages/preview/dist/index.js";
import { openWorkflowFile } from "../../packages/workflow/dist/index.js";
import { makeWorkflowFile } from "../inputs/workflow-file.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

/**
 * Previewing a file as the command line does without flags, and parsing it.
 *
 * @param {number} rounds
 * @param {number} bytes
 */
export async function times(rounds, bytes) {
  const content = makeWorkflowFile({ seed: bytes, bytes });
  const [value = [], bound = []] = await timeInTurns(
    [() => preview(content), async () => parseDocument(content)],
    rounds,
  );
  return { value, bound };
}

/** @param {string} content */
async function preview(content) {
  const file = await openWorkflowFile({ file: "bitrise.yml", content });
  return previewFile(file, {
    policy: "inputs-first",
    context: "ci",
    account: unaskedAccount(),
    plan: { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true },
    repairs: false, // The table has none.
  });
}
