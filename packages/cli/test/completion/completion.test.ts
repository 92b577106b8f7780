import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs } from "../../../../.config/testing/needs.js";
import { folder, run } from "../run.js";

const hasBash = spawnSync("bash", ["--version"]).status === 0;
let here: ReturnType<typeof folder>;
beforeAll(async () => {
  here = folder({ "a-file.yml": "" });
  writeFileSync(join(here.path, "completion.bash"), (await run(["completion", "bash"])).stdout);
});
afterAll(() => here.remove());

/** What bash would offer for the last word. */
function offered(...words: string[]): string[] {
  const script = `source ./completion.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_stepauth_completion stepauth "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script, "bash", "stepauth", ...words], {
    cwd: here.path,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

describe.runIf(needs(hasBash, "completion in bash is not tried, since there is none"))("bash", () => {
  it.each([
    [["pre"], ["preview"]],
    [["ex"], ["exec", "export", "explain"]],
    [["preview", "--fo"], ["--format"]],
    [["preview", "--format", "j"], ["json"]],
    [
      ["preview", "--policy", ""],
      ["inputs-first", "shipped"],
    ],
    [
      ["preview", "--account", "ap"],
      ["api-key", "apple-id"],
    ],
    [["exec", "fast"], ["fastlane"]],
    [
      ["explain", "session/e"],
      ["session/expired", "session/expires-soon"],
    ],
    [
      ["completion", ""],
      ["bash", "zsh", "fish", "--quiet"],
    ],
    [
      ["team", ""],
      ["seal", "check", "list", "--keys", "--min-epoch"],
    ],
    [
      ["team", "--fallback", ""],
      ["apple-id", "fail"],
    ],
    [["team", "seal", "--ro"], ["--rotate"]],
    [["team", "check", "--api"], ["--api-url"]],
    [
      ["team", "list", "--format", ""],
      ["table", "json"],
    ],
    [["team", "seal", "--secrets", ""], []],
    [["preview", "--secrets", ""], []], // Nothing of its own, so bash offers files.
    [["preview", "a-f"], []],
  ])("offers for %j: %j", (words, expected) => {
    expect(offered(...words)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(offered(...words)).toEqual([]);
  });

  it("offers to a command of a command what it takes itself, and nothing of another's", () => {
    expect(offered("team", "list", "")).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:seal|--to|--sign)$/)]),
    );
    expect(offered("team", "--sign", "")).toEqual(offered("team", ""));
    expect(offered("sea")).toEqual([]);
    expect(offered("lint", "sea")).toEqual([]);
    expect(offered("exec", "team", "sea")).toEqual([]);
  });

  it("runs nothing of what was typed", () => {
    expect(offered("preview", "$(touch ran)")).toEqual([]);
    expect(offered("ls a-file.yml", "")).toEqual(expect.arrayContaining(["preview"]));
    expect(spawnSync("ls", { cwd: here.path, encoding: "utf8" }).stdout).not.toContain("ran");
  });
});

it.each(["bash", "zsh", "fish"])("the script for %s has every command", async (shell) => {
  const { exitCode, stdout } = await run(["completion", shell]);
  expect(exitCode).toBe(0);
  for (const command of ["preview", "lint", "resolve", "exec", "export", "token", "doctor", "explain", "new"])
    expect(stdout).toMatch(new RegExp(`\\b${command}\\b`));
});

it("fish is told when a command of a command is meant", async () => {
  const { stdout } = await run(["completion", "fish"]);
  const seen = "__fish_seen_subcommand_from";
  for (const line of [
    `complete -c stepauth -n '${seen} team; and not ${seen} seal check list' -f -a seal -d `,
    `complete -c stepauth -n '${seen} team; and not ${seen} seal check list' -l to -r -f -a 'envman dotenv github' -d `,
    `complete -c stepauth -n '${seen} team; and ${seen} seal' -l rotate -r -d `,
    `complete -c stepauth -n '${seen} preview' -l team -r -d `,
  ])
    expect(stdout).toContain(line);
  expect(stdout).not.toContain("__fish_use_subcommand' -f -a seal");
});

it("another shell is refused", async () => {
  expect(await run(["completion", "csh"])).toMatchObject({ exitCode: 2 });
});
