import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, inClear } from "./ask.js";

// Where Ruby's meaning could be doubted, Ruby itself is asked: about values, and about the order in which a Fastfile's blocks run.

const folder = join(import.meta.dirname, "ruby");
const found = spawnSync("ruby", ["-e", "print 1"], { encoding: "utf8" }).stdout === "1";
if (!found) process.stderr.write("Not compared with Ruby, which is not here (apt-get install ruby).\n");

const env = { A: "a@example.com", B: "", LIST: "x@e.com, y@e.com", N: "3", JSON_TEXT: '{"a":{"b":["c@e.com"]},"n":1}' };

/** Parts of files, with lines of equals signs between them. */
function parts(kind: string): [file: string, part: string][] {
  return readdirSync(join(folder, kind)).flatMap((name) =>
    readFileSync(join(folder, kind, name), "utf8")
      .split(/^===\n/m)
      .map((part): [string, string] => [name.replace(/\.txt$/, ""), part.trim()]),
  );
}

/** What Ruby answers to all of them at once. */
function ruby<T>(script: string, input: unknown): T {
  const { stdout, stderr } = spawnSync("ruby", ["-W0", join(folder, script)], {
    encoding: "utf8",
    input: JSON.stringify(input),
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
    maxBuffer: 1 << 26,
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!found)("Ruby and we agree on", () => {
  const programs = parts("values").map(([, program]) => program);
  const unknown: string[] = [];
  let answers: readonly (readonly ["ok" | "failed", string])[] = [];
  beforeAll(() => {
    answers = ruby("values.rb", programs);
  }, 120_000);

  test.each(programs.map((program, at): [string, number] => [program, at]))("%s", async (program, at) => {
    const [outcome, text] = answers[at] ?? [];
    const fastfile = `lane :beta do\n  value = begin\n${program}\n  end\n  pilot(username: "<#{value}>")\nend\n`;
    const answer = await ask(fastfile, { env: { ...env, FASTLANE_PASSWORD: "p" } });
    const username = inClear(answer.actions[0]?.username);
    // What we leave to the run is no answer; that it is not wrong is what matters, and it is counted below.
    if (username === "unknown") unknown.push(program);
    else
      expect([answer.outcome, username]).toEqual(outcome === "ok" ? ["completed", `<${text}>`] : ["fails", undefined]);
  });

  test("and few of them are left to the run", () => {
    expect(unknown).toEqual(LEFT_TO_THE_RUN);
  });
});

/** Programs of the list that we do not follow. */
const LEFT_TO_THE_RUN: readonly string[] = ["ENV.to_h.select { |k, _| k == 'A' }.inspect"];

interface Case {
  readonly lane: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A Fastfile, with the call and variables in comments at its beginning, and other files after lines with their names. */
function readCase(text: string): Case {
  const [main = "", ...others] = text.split(/^--- /m);
  const variables = [...main.matchAll(/^#env: (\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]);
  const files = others.map((each) => [each.slice(0, each.indexOf("\n")), each.slice(each.indexOf("\n") + 1)]);
  return {
    lane: /^#lane: (.*)$/m.exec(main)?.[1] ?? "ios beta",
    env: { ...env, ...Object.fromEntries(variables) },
    files: { Fastfile: `${main}\n`, ...Object.fromEntries(files) },
  };
}

/** What the actions of the stand-in are called here. */
const NAMES: Readonly<Record<string, string>> = {
  upload_to_testflight: "pilot",
  get_provisioning_profile: "sigh",
  sync_code_signing: "match",
  upload_to_app_store: "deliver",
  get_certificates: "cert",
};

describe.skipIf(!found)("Ruby and we run the blocks of a Fastfile in the same order:", () => {
  const cases = parts("lanes").map(([, text]) => readCase(text));
  let answers: readonly (readonly [why: string | null, actions: readonly unknown[]])[] = [];
  beforeAll(() => {
    answers = ruby("lanes.rb", cases);
  }, 120_000);

  test.each(cases.map((each, at): [string, Case, number] => [each.files.Fastfile ?? "", each, at]))(
    "%s",
    async (_, { files, env: variables, lane }, at) => {
      const { Fastfile = "", ...others } = files;
      const beside = Object.fromEntries(Object.entries(others).map(([name, text]) => [`fastlane/${name}`, text]));
      const answer = await ask(Fastfile, { files: beside, env: { ...variables, FASTLANE_PASSWORD: "p" }, lane });
      const done = answer.actions.map((action) => [
        NAMES[action.action] ?? action.action,
        action.lane,
        inClear(action.username) ?? "",
      ]);
      const [why, actions] = answers[at] ?? [];
      expect([answer.outcome, done]).toEqual([why === null ? "completed" : "fails", actions]);
    },
  );
});
