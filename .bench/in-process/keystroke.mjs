import { pathToFileURL } from "node:url";
import { makeCommentedFile } from "../inputs/commented-file.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

/**
 * What the playground's thread does for a keystroke in a comment, up to the first answer that it sends, and parsing the file.
 *
 * @param {number} rounds
 * @param {number} steps
 */
export async function times(rounds, steps) {
  const { Answerer, parseDocument } = await import(pathToFileURL(process.env.STEPAUTH_BENCH_ANSWERER ?? "").href);
  const answerer = new Answerer();
  const settings = { context: "ci", account: "both", document: "" };
  const file = makeCommentedFile(steps);
  let keys = 0;
  const typed = () => `# ${"a".repeat(keys++ % 40)}\n${file}`;
  const [value = [], bound = []] = await timeInTurns(
    [
      async () => structuredClone(await answerer.answer({ id: 0, want: "glance", yaml: typed(), settings })),
      async () => parseDocument(typed()),
    ],
    rounds,
  );
  return { value, bound };
}
