import { expect, test } from "vitest";
import { inTurns } from "../../../../.bench/in-turns.mjs";
import { compare, median } from "../../../../.bench/statistics.mjs";

test.each([
  [[3], 3],
  [[10, 9, 1], 9],
  [[4, 1, 2, 10], 3],
])("the median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("nothing has no median", () => {
  expect(() => median([])).toThrow(RangeError);
});

test("ratios are taken within a round, so that a slow one is slow for both", () => {
  expect(compare([20, 400, 22], [10, 200, 10])).toEqual({ value: 22, bound: 10, ratio: 2 });
});

test("without a bound there is no ratio", () => {
  expect(compare([1, 2, 3])).toEqual({ value: 2 });
});

test("samples without the bounds of their rounds can't be compared", () => {
  expect(() => compare([1, 2], [1])).toThrow(RangeError);
});

test("sides are sampled in turns, and the first round is left out", async () => {
  const calls: string[] = [];
  const side = (name: string) => async () => calls.push(name);
  expect(await inTurns([side("A"), side("B")], 2)).toEqual([
    [3, 5],
    [4, 6],
  ]);
  expect(calls.join(" ")).toBe("A B A B A B");
});
