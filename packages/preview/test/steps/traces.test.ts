import { expect, test } from "vitest";
import { tracesOf } from "../../src/steps/traces.js";
import { open } from "../support.js";

async function traces(step: string) {
  const yaml = `default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows: {w: {steps: [${step}]}}`;
  const use = (await open(yaml)).model.workflows.get("w")?.steps[0];
  if (use?.kind !== "step") throw new Error("the test's step is none");
  const { anything = false, names } = tracesOf(use);
  return anything ? "anything" : [...(names ?? [])];
}

const script = (content: string) => traces(JSON.stringify({ script: { inputs: [{ content }] } }));

test.each([
  ["path::./steps/mine: {}"],
  ["git::https://github.com/acme/steps-fastlane.git@main: {}"],
  ["git::https://github.com/acme/steps-other.git@main: {}"],
  ["https://example.com/library.git::script@1: {}"],
  ["no-such-step-at-all: {}"],
  ["bitrise-run: {}"],
  ["pull-intermediate-files@1: {}"],
])("%s may set anything", async (step) => {
  expect(await traces(step)).toBe("anything");
});

test.each([
  "./ci/prepare.sh",
  "bash ci/prepare.sh",
  "set -e\nsource .env\n",
  ". ./env.sh",
  "ruby ci/env.rb",
  "python3 env.py",
  "bundle exec fastlane prepare",
  "make env",
  'envman add --key "$NAME" --value x',
  'while read -r key value; do envman add --key "$key" --value "$value"; done < .env',
  "$SCRIPT",
  "if [ -f a ]; then sudo ./a; fi",
  'eval "$(cat env)"',
])("a script that runs %j may set anything", async (content) => {
  expect(await script(content)).toBe("anything");
});

test.each([
  ["envman add --key ASC_ISSUER --value x", "ASC_ISSUER"],
  ["set -e\necho hello | envman add --key=ASC_ISSUER", "ASC_ISSUER"],
  ["npm ci\nbundle install\npod install --repo-update\nASC=1", "ASC"],
  ["#!/usr/bin/env ruby\nsystem('envman', 'add', '--key', 'FROM_RUBY')", "FROM_RUBY"],
  ["/usr/bin/security unlock-keychain\nbash -c 'echo X'", "X"],
])("a script of its own text %j sets what it names", async (content, name) => {
  const names = await script(content);
  expect(names).not.toBe("anything");
  expect(names).toContain(name);
});

test("a step of the library sets what its inputs name, not what they refer to", async () => {
  const inputs = "{inputs: [{destination_keys: ASC_ISSUER OTHER}, {value: '$FROM $" + "{BRACED} a'}]}";
  expect(await traces(`set-env-var@0: ${inputs}`)).toEqual(["ASC_ISSUER", "OTHER", "a"]);
  expect(await traces("git-clone@8: {}")).toEqual([]);
});
