import { describe, expect, test } from "vitest";
import { better, complaints, groupsAbove } from "../../../../.bench/guard.mjs";
import { limits as ourLimits } from "../../../../.bench/limits.mjs";
import type { Measurement } from "../../../../.bench/measurement.mjs";

const limits = {
  start: { "--version": { target: 1.2, guard: 1.5 } },
  preview: { small: { target: 2, guard: 3 }, large: { target: 1.5, guard: 2 } },
};

function measured(group: string, name: string, ratio?: number): Measurement {
  const time = ratio === undefined ? { value: 1 } : { value: ratio, bound: 1, ratio };
  return { group, name, against: "the bound", rounds: 1, time, memory: { value: 1 } };
}

test("at its limit a ratio is fine; what has no limit may be anything", () => {
  const measurements = [
    measured("start", "--version", 1.5),
    measured("start", "--help", 9),
    measured("token", "x", 30),
  ];
  expect(groupsAbove(measurements, limits)).toEqual([]);
  expect(complaints(measurements, limits)).toEqual([]);
});

test("every ratio above its limit is named, with its group once", () => {
  const measurements = [measured("preview", "small", 3.004), measured("preview", "large", 2.5)];
  expect(groupsAbove(measurements, limits)).toEqual(["preview"]);
  expect(complaints(measurements, limits)).toEqual([
    "preview, small: it takes 3.00 times as long as the bound; the limit is 3, the target 2.",
    "preview, large: it takes 2.50 times as long as the bound; the limit is 2, the target 1.5.",
  ]);
});

describe("what has a limit must have been measured", () => {
  test.each([
    ["not at all", [measured("preview", "small", 1)]],
    ["without a bound", [measured("preview", "small", 1), measured("preview", "large")]],
  ])("%s", (_, measurements) => {
    expect(groupsAbove(measurements, limits)).toEqual(["preview"]);
    expect(complaints(measurements, limits)).toEqual(["preview, large: it has a limit, and was not measured."]);
  });
});

test("of two measurements the one with the lower ratio counts", () => {
  const first = [
    measured("start", "--version", 1.7),
    measured("preview", "small", 2),
    measured("preview", "large", 2.4),
  ];
  const again = [measured("preview", "small", 2.1), measured("preview", "large", 1.9)];
  expect(better(first, again).map(({ time }) => time.ratio)).toEqual([1.7, 2, 1.9]);
});

test("every limit leaves room above its target", () => {
  for (const { target, guard } of Object.values(ourLimits).flatMap((names) => Object.values(names)))
    expect(guard).toBeGreaterThan(target);
});
