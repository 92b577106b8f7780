import { expect, test } from "vitest";
import { Answerer } from "../src/answer/answer.js";
import { withChanges } from "../src/answer/changes.js";
import { look } from "../src/answer/look.js";
import { open } from "../src/answer/open.js";
import type { SentLook } from "../src/answer/protocol.js";
import { usualSettings } from "../src/answer/settings.js";
import { largeFile } from "./large-file.js";

const asked = (answerer: Answerer, yaml: string) =>
  answerer.answer({ id: 0, want: "look", yaml, settings: usualSettings }) as Promise<SentLook>;

test("of a report in which nothing has changed nothing is sent again", async () => {
  const answerer = new Answerer();
  const yaml = `#\n${largeFile(3)}`;
  const { changes: first } = await asked(answerer, yaml);
  const sent = first.children.filter((child) => typeof child === "object");
  expect(sent.length).toBeGreaterThan(3);
  const { changes } = await asked(answerer, yaml.replace("#", "# a comment"));
  expect(changes.children).toEqual(first.children.map((_, at) => at));
});

test("what is sent is enough to make the report of", async () => {
  const answerer = new Answerer();
  const texts = [largeFile(3), largeFile(4), `#\n${largeFile(2)}`, "a: [", largeFile(1).replace("lane_0", "beta")];
  let shown: ReturnType<typeof withChanges> | null = null;
  for (const yaml of texts) {
    shown = withChanges(shown, (await asked(answerer, yaml)).changes);
    expect(shown).toEqual(look(await open(yaml, usualSettings)).report);
  }
});
