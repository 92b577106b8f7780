import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfigFile } from "../../src/config/choose.js";
import { oncePerRun } from "../../src/io/once.js";
import { folder } from "../run.js";

it("makes a thing once for each run and key", () => {
  const [run, otherRun] = [{}, {}];
  const numbers = oncePerRun<number>();
  let count = 0;
  const make = () => {
    count += 1;
    return count;
  };
  const got = [run, run, otherRun].map((each) => numbers(each, "a", make));
  expect([...got, numbers(run, "b", make)]).toEqual([1, 1, 2, 3]);
});

it("keeps what was made of nothing, too", () => {
  const run = {};
  const things = oncePerRun<number | undefined>();
  const made = [undefined, 1].map((value) => things(run, "a", () => value));
  expect(made).toEqual([undefined, undefined]);
});

it("reads a configuration once for all files of a run, and anew in the next", async () => {
  const { path, remove } = folder({ "stepauth.yml": "policy: shipped\n" });
  try {
    const file = join(path, "stepauth.yml");
    const read = async (io: { cwd: string }) => (await readConfigFile(file, true, io)).policy;
    const run = { cwd: path };
    const first = await read(run);
    writeFileSync(file, "policy: inputs-first\n");
    expect([first, await read(run), await read({ cwd: path })]).toEqual(["shipped", "shipped", "inputs-first"]);
  } finally {
    remove();
  }
});
