import { pathToFileURL } from "node:url";
import { makeCommentedFile } from "../inputs/commented-file.mjs";
import { timeInTurns } from "./time-in-turns.mjs";

const KEYS_BEFORE = 20;

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
  // The page has shown the file before somebody types in it, and who types has pressed more than one key.
  await answerer.answer({ id: 0, want: "look", yaml: typed(), settings });
  for (let key = 0; key < KEYS_BEFORE; key += 1)
    await answerer.answer({ id: 0, want: "glance", yaml: typed(), settings });
  const [value = [], bound = []] = await timeInTurns(
    [
      async () => structuredClone(await answerer.answer({ id: 0, want: "glance", yaml: typed(), settings })),
      async () => parseDocument(typed()),
    ],
    rounds,
  );
  return { value, bound };
}
