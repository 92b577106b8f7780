import { describe, expect, test } from "vitest";
import { cpuOf } from "../../../.config/testing/cpu.js";
import { analyseLane, filesFolder } from "../src/index.js";
import { examples } from "./examples.js";
import { mutated, numbers } from "./mutate.js";

// Files are strangers': whatever stands in them, there is an answer, soon, with nothing secret in it and nothing read outside.
// A few in every run; STEPAUTH_FULL=1 tries 20,000.
const RUNS = process.env.STEPAUTH_FULL ? 20_000 : 300;
const SECRET = "CANARY_password_7f3a";
/** How many times the usual CPU time an answer may take: what runs away takes thousands. */
const MOST = 200;
const LEAST_MS = 5;

const sources = Object.values(examples).map(({ files }) => files);

type Files = Readonly<Record<string, string>>;

async function answer(files: Files) {
  const asked: string[] = [];
  const folder = filesFolder(files);
  const readFile = (path: string) => {
    asked.push(path);
    return folder.readFile(path);
  };
  const environment = { CI: "true", FASTLANE_PASSWORD: SECRET, A: "a" };
  const answered = await analyseLane({ ...folder, readFile }, { workDir: "", environment, lane: "ios beta" });
  return { asked, text: JSON.stringify(answered) };
}

describe("mutated Fastfiles and Appfiles", () => {
  test(`${RUNS} of them are answered`, { timeout: 3_600_000 }, async () => {
    const random = numbers(17);
    const costs: { readonly cpu: number; readonly files: Files }[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const source = sources[Math.floor(random() * sources.length)] ?? {};
      const files = Object.fromEntries(
        Object.entries(source).map(([path, text]) => [
          path,
          /file$|\.env/.test(path) && random() < 0.8 ? mutated(text, random) : text,
        ]),
      );
      const cpu = await cpuOf(async () => {
        const { asked, text } = await answer(files);
        expect(asked.filter((path) => path.startsWith("/") || path.split("/").includes(".."))).toEqual([]);
        expect(text).not.toContain(SECRET);
      });
      costs.push({ cpu, files });
    }
    const usual = costs.map(({ cpu }) => cpu).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
    const most = MOST * Math.max(usual, LEAST_MS);
    // Again where it was slow: something may have been compiled, or garbage collected.
    const slow: string[] = [];
    for (const { cpu, files } of costs)
      if (cpu > most && (await cpuOf(() => answer(files))) > most) slow.push(JSON.stringify(files));
    expect(slow).toEqual([]);
  });
});
