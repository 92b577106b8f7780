import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

// The check that runs in CI, on a repository of its own: what is taken away from docs/api must be announced.

const script = join(import.meta.dirname, "..", "..", "..", ".ci", "api-changes.mjs");
const page = (...names: string[]) =>
  `# @stepauth/core: reference\n\n## \`@stepauth/core\`\n\n${names.map((name) => `### ${name}\n`).join("\n")}`;

let folder: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=ci", "-c", "user.email=ci@example.com", ...args], {
    cwd: folder,
    stdio: "pipe",
  });
const changeset = (level: string) => write(".changeset/one.md", `---\n"@stepauth/core": ${level}\n---\n\nWords.\n`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stepauth-api-"));
  write("docs/api/core.md", page("Kept", "Removed"));
  write(".changeset/README.md", "# Changesets\n");
  write("packages/core/package.json", '{ "version": "1.2.3" }');
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=before");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

describe("an export that is gone", () => {
  beforeEach(() => write("docs/api/core.md", page("Kept")));

  test("fails without a changeset, and says which one is needed", () => {
    expect(check()).toEqual({
      status: 1,
      said: '@stepauth/core no longer exports Removed: add a changeset with "@stepauth/core": major\n',
    });
  });

  test.each([
    ["1.2.3", "patch", 1],
    ["1.2.3", "minor", 1],
    ["1.2.3", "major", 0],
    ["0.4.0", "patch", 1],
    ["0.4.0", "minor", 0],
    ["0.4.0", "major", 0],
  ])("at %s with a %s changeset ends with %i", (version, level, status) => {
    write("packages/core/package.json", JSON.stringify({ version }));
    changeset(level);
    expect(check().status).toBe(status);
  });
});

test("a page that is gone takes all its exports with it", () => {
  rmSync(join(folder, "docs/api/core.md"));
  expect(check()).toMatchObject({ status: 1, said: expect.stringContaining("Kept") });
});

test("an export more needs nothing", () => {
  write("docs/api/core.md", page("Added", "Kept", "Removed"));
  expect(check().status).toBe(0);
});
