import { expect, test } from "vitest";
import { table } from "../../../../.bench/report/table.mjs";

test("a table has a row for each measurement, and leaves empty what is not known", () => {
  const measurements = [
    {
      group: "jsonl",
      name: "answers",
      against: "JSON alone",
      rounds: 3,
      time: { value: 2000, bound: 800, ratio: 2.5 },
      cpu: { value: 2400, bound: 800, ratio: 3 },
      memory: { value: 60e6, bound: 40e6, ratio: 1.5 },
      work: { count: 20_000, unit: "requests" },
    },
    { group: "resolve", name: "one", rounds: 3, time: { value: 0.0123 }, memory: { value: 50e6 } },
  ];
  const limits = { jsonl: { answers: { target: 2, guard: 3 } } };
  expect(table(measurements, limits)).toBe(
    [
      "name            figure                     bound                  ratio  limit         CPU ratio  peak memory",
      "jsonl: answers  2.00 s (10000 requests/s)  800.0 ms (JSON alone)  2.50   3 (target 2)  3.00       60 MB / 40 MB",
      "resolve: one    12.3 µs                                                                           50 MB",
      "",
    ].join("\n"),
  );
});
