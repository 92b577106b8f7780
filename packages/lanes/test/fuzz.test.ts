import { describe, expect, test } from "vitest";
import { analyseLane, filesFolder } from "../src/index.js";
import { examples } from "./examples.js";
import { mutated, numbers } from "./mutate.js";

// Files are strangers': whatever stands in them, there is an answer, soon, with nothing secret in it and nothing read outside.
// A few in every run; STEPAUTH_FULL=1 tries 20,000.
const RUNS = process.env.STEPAUTH_FULL ? 20_000 : 300;
const SECRET = "CANARY_password_7f3a";

const sources = Object.values(examples).map(({ files }) => files);

describe("mutated Fastfiles and Appfiles", () => {
  test(`${RUNS} of them are answered`, { timeout: 3_600_000 }, async () => {
    const random = numbers(17);
    const slow: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const source = sources[Math.floor(random() * sources.length)] ?? {};
      const files = Object.fromEntries(
        Object.entries(source).map(([path, text]) => [
          path,
          /file$|\.env/.test(path) && random() < 0.8 ? mutated(text, random) : text,
        ]),
      );
      const asked: string[] = [];
      const folder = filesFolder(files);
      const before = process.cpuUsage();
      const answer = await analyseLane(
        {
          ...folder,
          readFile: (path) => {
            asked.push(path);
            return folder.readFile(path);
          },
        },
        { workDir: "", environment: { CI: "true", FASTLANE_PASSWORD: SECRET, A: "a" }, lane: "ios beta" },
      );
      const { user, system } = process.cpuUsage(before);
      if (user + system > 1_000_000) slow.push(JSON.stringify(files));
      expect(asked.filter((path) => path.startsWith("/") || path.split("/").includes(".."))).toEqual([]);
      expect(JSON.stringify(answer)).not.toContain(SECRET);
    }
    expect(slow).toEqual([]);
  });
});
