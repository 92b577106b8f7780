import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { folder, run } from "../run.js";

// docs/security.md: each guarantee names the tests that hold it.

const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const [, guarantees = ""] = /^## Guarantees\n([\s\S]*?)^\| guarantee/m.exec(page) ?? [];
const numbers = [...guarantees.matchAll(/^(\d+)\. /gm)].map(([, number]) => number);
const held = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, number, tests = ""]) => ({
  number,
  tests: [...tests.matchAll(/`(packages\/[^`]+)`/g)].map(([, path = ""]) => path),
}));

const { path: cwd, remove } = folder({ ".git/HEAD": "" });
afterAll(remove);

it("every guarantee stands once in the table of their tests", () => {
  expect(numbers.length).toBeGreaterThan(10);
  expect(held.map(({ number }) => number)).toEqual(numbers);
});

it.each(held)("$number is held by tests that exist", ({ tests }) => {
  expect(tests).not.toEqual([]);
  const missing = tests.filter((path) => !path.endsWith(".test.ts") || !isFile(join(root, path)));
  expect(missing).toEqual([]);
});

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

it("a secret on our own command line is a warning, and not shown", async () => {
  const secret = "CANARY_password_7f3a";
  const args = ["resolve", "fastlane", "-i", "apple_id=ci@example.com", "--account", "none"];
  const { stdout, stderr } = await run([...args, "-i", `password=${secret}`], { cwd });
  expect(stdout + stderr).toContain("inputs/secret-in-arguments");
  expect(stdout + stderr).not.toContain(secret);
  const fromVariable = await run([...args, "-i", "password=@env:PW"], { cwd, env: { PW: secret } });
  expect(fromVariable.stdout + fromVariable.stderr).not.toContain("inputs/secret-in-arguments");
});
