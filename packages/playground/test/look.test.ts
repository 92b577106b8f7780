import { expect, test } from "vitest";
import { look } from "../src/answer/look.js";
import { open } from "../src/answer/open.js";
import { usualSettings } from "../src/answer/settings.js";

test("a mark says a message and its way out as two sentences", async () => {
  const yaml = 'format_version: "17"\nworkflows:\n  deploy:\n    before_run: [tets]\n  test: {}\n';
  const { marks } = look(await open(yaml, usualSettings));
  const [mark] = marks.filter(({ code }) => code === "workflow/unknown");
  expect(mark?.message).toBe("there is no workflow `tets`. Did you mean `test`?");
  expect(yaml.slice(mark?.from, mark?.to)).toBe("tets");
});
