import { expect, test } from "vitest";
import { run, runAndRead } from "../../../../.bench/process/run.mjs";

test("a process tells what it used: its own memory, not that of whoever started it", async () => {
  const ours = Buffer.alloc(300e6, 1);
  const { time, cpu, memory } = await run(["-e", "0"]);
  expect(time).toBeGreaterThan(1);
  expect(cpu).toBeGreaterThan(1);
  expect(memory).toBeGreaterThan(10e6);
  expect(memory).toBeLessThan(ours.length);
});

test("what it prints can be taken", async () => {
  const { printed } = await runAndRead(["-p", "6 * 7"]);
  expect(printed).toBe("42\n");
});

test.each([
  ["fails", "process.exitCode = 3"],
  ["complains", "console.error('one line could not be answered')"],
])("a process that %s is no measurement", async (_, script) => {
  await expect(run(["-e", script])).rejects.toThrow(script);
});
