import { expect, test } from "vitest";
import { makeCommentedFile } from "../../../.bench/inputs/commented-file.mjs";
import { Answerer } from "../src/answer/answer.js";
import { withChanges } from "../src/answer/changes.js";
import { look } from "../src/answer/look.js";
import { open } from "../src/answer/open.js";
import type { SentLook } from "../src/answer/protocol.js";
import { usualSettings } from "../src/answer/settings.js";

const asked = (answerer: Answerer, yaml: string) =>
  answerer.answer({ id: 0, want: "look", yaml, settings: usualSettings }) as Promise<SentLook>;

test("of a report in which nothing has changed nothing is sent again", async () => {
  const answerer = new Answerer();
  const yaml = `#\n${makeCommentedFile(3)}`;
  const { changes: first } = await asked(answerer, yaml);
  const sent = first.children.filter((child) => typeof child === "object");
  expect(sent.length).toBeGreaterThan(3);
  const { changes } = await asked(answerer, yaml.replace("#", "# a comment"));
  expect(changes.children).toEqual(first.children.map((_, at) => at));
});

test("what is sent is enough to make the report of", async () => {
  const answerer = new Answerer();
  const texts = [
    makeCommentedFile(3),
    makeCommentedFile(4),
    `#\n${makeCommentedFile(2)}`,
    "a: [",
    makeCommentedFile(1).replace("lane_0", "beta"),
  ];
  let shown: ReturnType<typeof withChanges> | null = null;
  for (const yaml of texts) {
    shown = withChanges(shown, (await asked(answerer, yaml)).changes);
    expect(shown).toEqual(look(await open(yaml, usualSettings)).report);
  }
});

test("a glance is a look without repairs", async () => {
  const yaml = "workflows:\n  w:\n    steps:\n    - fastlane@3:\n        inputs:\n        - connection: off\n";
  const question = { id: 0, yaml, settings: usualSettings };
  const [glance, full] = (await Promise.all([
    new Answerer().answer({ ...question, want: "glance" }),
    new Answerer().answer({ ...question, want: "look" }),
  ])) as [SentLook, SentLook];
  expect(Object.keys(full.repairs)).toHaveLength(1);
  expect(glance).toMatchObject({ repairs: {}, counts: full.counts });
});

test("in a glance, steps that stay as they were keep what a look said of their repairs", async () => {
  const answerer = new Answerer();
  const yaml = `#\n${makeCommentedFile(2)}    - fastlane@3:\n        inputs:\n        - connection: off\n`;
  const first = await asked(answerer, yaml);
  expect(Object.keys(first.repairs)).toHaveLength(1);
  const question = { id: 0, yaml: yaml.replace("#", "# a"), settings: usualSettings };
  const glance = (await answerer.answer({ ...question, want: "glance" })) as SentLook;
  const look = (await answerer.answer({ ...question, want: "look" })) as SentLook;
  for (const { changes } of [glance, look]) expect(changes.children).toEqual(first.changes.children.map((_, at) => at));
});
