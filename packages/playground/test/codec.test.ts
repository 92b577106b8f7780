import fc from "fast-check";
import { expect, test } from "vitest";
import { contexts } from "../src/answer/settings.js";
import { fromFragment, toFragment } from "../src/link/codec.js";

const shared = fc.record({
  yaml: fc.string({ unit: "binary", maxLength: 500 }),
  context: fc.constantFrom(...contexts),
});

test("a link holds what was put into it", async () => {
  await fc.assert(
    fc.asyncProperty(shared, async (given) => {
      const fragment = await toFragment(given);
      expect(fragment).toMatch(/^#v1\.[\w-]+$/);
      expect(await fromFragment(fragment ?? "")).toEqual(given);
    }),
  );
});

test("what is no link is none", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      expect(await fromFragment(`#v1.${text}`)).toBeNull();
    }),
  );
  expect(await fromFragment("")).toBeNull();
  expect(await fromFragment("#result")).toBeNull();
});

test("a link that unpacks to more than any file is none", async () => {
  const bomb = await toFragment({ yaml: "a".repeat(5 * 1024 * 1024), context: "ci" });
  expect(bomb?.length).toBeLessThan(32 * 1024);
  expect(await fromFragment(bomb ?? "")).toBeNull();
});

test("a file that is too long for an address gets no link", async () => {
  const random = Array.from({ length: 60_000 }, (_, index) => ((index * 2_654_435_761) >>> 7).toString(36)).join("");
  expect(await toFragment({ yaml: random, context: "ci" })).toBeNull();
});
