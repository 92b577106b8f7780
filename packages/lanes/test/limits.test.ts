import { describe, expect, test } from "vitest";
import { ask } from "./ask.js";

// A file can't keep anybody busy, and says nothing about what it can't reach.

const nested = (open: string, close: string, count: number) =>
  `lane :beta do\n${open.repeat(count)}x${close.repeat(count)}\nend\n`;

describe("deep nesting", () => {
  test.each([
    ["begin", nested("begin\n", "\nend", 140)],
    ["if", nested("if a\n", "\nend", 500)],
    ["calls", nested("f(", ")", 3000)],
    ["arrays", nested("[", "]", 20_000)],
    ["interpolations", nested('"#{', '}"', 400)],
    ["heredocs", `lane :beta do\n${"<<~A + f(<<~B)\n#{[1]}\nA\n  B\n".repeat(200)}end\n`],
  ])("of %s has an answer, and the next file is read as if nothing had been", async (_, fastfile) => {
    const { outcome } = await ask(fastfile);
    expect(["unknown", "fails"]).toContain(outcome);
    const after = await ask('lane :beta do\n  pilot(username: "a@example.com")\nend\n', {
      env: { FASTLANE_PASSWORD: "p" },
    });
    expect(after.outcome).toBe("completed");
  });
});

describe("a text that would keep the parser busy", () => {
  test.each([
    ["and", "a and ".repeat(5001)],
    ["or", "a or\n".repeat(5001)],
    ["&&", "a && ".repeat(5001)],
    ["||", "a ||\n".repeat(5001)],
    ["comments", "# a long comment\n".repeat(16_000)],
  ])("of %s is not parsed", async (_, text) => {
    expect(await ask(`${text}a\nlane :beta do\n  pilot\nend\n`)).toMatchObject({ outcome: "unknown", why: "limit" });
  });
});

describe("endless programs", () => {
  test.each([
    ["a loop", "lane :beta do\n  loop { @a = 1 }\nend\n", "limit"],
    ["while", "lane :beta do\n  while true do @a = 1 end\nend\n", "limit"],
    ["a method", "def a; a; end\nlane :beta do\n  a\nend\n", "endless-recursion"],
    ["two lanes", "lane :beta do\n  b\nend\nlane :b do\n  beta\nend\n", "lane-recursion"],
    ["conditions", `lane :beta do\n${"  @a = 1 if sh('x') == 'y'\n".repeat(30)}  sigh\nend\n`, "limit"],
    [
      "many ways that each take long",
      `lane :beta do\n${"  1000.times { @a = 1 } if sh('x') == 'y'\n".repeat(5)}${"  2000.times { @a = 1 }\n".repeat(12)}end\n`,
      "limit",
    ],
    ["a file that imports itself", 'import "Fastfile"\n', "limit"],
    ["a jump", "lane :beta do\n  [1].each { @b = proc { break } }\n  @b.call\nend\n", "jump-to-nowhere"],
  ])("%s", async (_, fastfile, why) => {
    const answer = await ask(fastfile, { env: { FASTLANE_PASSWORD: "p" } });
    expect(answer.why).toBe(why);
  });
});

test("a command in a dotenv file is not run, and its value is unknown", async () => {
  const files = { "fastlane/.env": "FASTLANE_PASSWORD=p\nWHO=$(whoami)@example.com\n" };
  const { actions } = await ask('lane :beta do\n  pilot(username: ENV["WHO"])\nend\n', { files });
  expect(actions[0]).toMatchObject({ result: "apple-id", username: "unknown" });
});
