import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { folder, run } from "../run.js";
import { entry, LIST_URL, list, network, now, otherEntry, otherPem, pem, TEAM } from "./world.js";

// A secret in every field of a list, and lists that are broken in every way: nothing of it is printed, handed on or left behind.

const CANARY = "CANARY_7f3a";
const SECRET = Buffer.alloc(32, 7).toString("base64url");
const hidden = [...[CANARY, SECRET], ...[pem, otherPem].flatMap((key) => key.split("\n").slice(1, -2))];

const ENVMAN = `#!/bin/sh
echo "$*" >> "$FAKE_ENVMAN"
[ "$1" = add ] && cat >> "$FAKE_ENVMAN"
exit 0
`;

const seal = ["team", "seal", "list.json", "--out", "sealed.json", "--secrets", "secrets.env"];
const commands: readonly (readonly string[])[] = [
  ["team", "--to", "envman", "--dir", "out"],
  ["team", "--to", "dotenv", "--dir", "out"],
  ["team", "--to", "github", "--dir", "out"],
  ["team", "--keys", "list.json", "--fallback", "fail"],
  ["team", "check", "list.json"],
  ["team", "check", "list.json", "--json"],
  ["team", "list", "list.json"],
  ["team", "list", "list.json", "--format", "json"],
  seal,
  ["preview", "--team", TEAM, "--keys", "list.json"],
];

afterEach(() => vi.unstubAllGlobals());

/** Everything that a command shows or leaves, but for the key file and the secrets that were asked for. */
async function shown(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  network(text);
  const { path: cwd, remove } = folder({
    ...{ ".git/HEAD": "", "list.json": text, "github.env": "", given: "", "bin/envman": ENVMAN },
    "bitrise.yml": 'format_version: "17"\nworkflows: {w: {}}\n',
  });
  chmodSync(join(cwd, "bin/envman"), 0o755);
  try {
    const PATH = [join(cwd, "bin"), "/usr/bin", "/bin"].join(delimiter);
    const places = { PATH, FAKE_ENVMAN: join(cwd, "given"), GITHUB_ENV: join(cwd, "github.env") };
    const build = { ASC_TEAM_ID: TEAM, BITRISEIO_ASC_API_KEYS_URL: LIST_URL };
    const { stdout, stderr } = await run(args, { cwd, env: { ...places, ...build, ...env }, now });
    expect(stderr).not.toMatch(/^ {4}at /m);
    const left = readdirSync(cwd, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !/^(?:list\.json|AuthKey_.*\.p8|secrets\.env)$/.test(file.name))
      .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
    return [stdout, stderr, ...left].join("\n");
  } finally {
    remove();
  }
}

const leaksIn = (text: string) => hidden.filter((secret) => text.includes(secret));

const values = [
  `${CANARY}
X=1`,
  { [CANARY]: CANARY },
  `-----BEGIN PRIVATE KEY-----
${CANARY}`,
];
const spoilt = ["team_id", "key_id", "issuer_id", "enterprise", "private_key", CANARY].flatMap((field) =>
  values.map((value) => JSON.stringify({ ...list, keys: [{ ...entry, [field]: value }, otherEntry] })),
);
const others = [
  JSON.stringify({ ...list, keys: CANARY }),
  JSON.stringify({ version: `${CANARY} with a blank`, keys: [entry, CANARY, { team_id: CANARY }] }),
  JSON.stringify({
    v: 1,
    version: "1",
    epoch: 1,
    sealed: [{ team_id: TEAM, jwe: `${CANARY}.a.b.c.d` }],
    signature: CANARY,
  }),
  JSON.stringify({ v: 1, version: "1", epoch: CANARY, sealed: CANARY }),
  `{"keys": [{"team_id": "${TEAM}", "private_key": "${CANARY}`,
  `${CANARY}: ${CANARY}`,
  `"${CANARY}"`,
];

describe("nothing of a list is shown", () => {
  it.each(commands.map((args) => [args.join(" "), args] as const))("%s", async (_, args) => {
    const leaks: string[] = [];
    for (const text of [JSON.stringify(list), ...spoilt, ...others])
      for (const leak of leaksIn(await shown(text, args))) leaks.push(`${leak}: ${text.slice(0, 80)}`);
    expect(leaks).toEqual([]);
  });

  it("nor of the secrets of a build", async () => {
    for (const args of commands)
      for (const env of [{ ASC_TEAM_SECRET: SECRET }, { ASC_TEAM_SECRET: CANARY }, { ASC_TEAM_SIGNER: CANARY }])
        for (const text of [JSON.stringify(list), ...others.slice(2, 4)])
          expect(leaksIn(await shown(text, args, env))).toEqual([]);
  });

  it("of a list that is cut, or changed, anywhere", { timeout: 600_000 }, async () => {
    const text = JSON.stringify(list, null, 1);
    const change = fc.record({
      at: fc.nat(text.length - 1),
      gone: fc.nat(3),
      more: fc.constantFrom("", '"', "\\", "\n", "{", "]", ",", "\u0000", "\u2028", "::", "<<EOF\n"),
      command: fc.constantFrom(...commands),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, gone, more, command }) => {
        const changed = text.slice(0, at) + more + text.slice(at + gone);
        expect(leaksIn(await shown(changed, command))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("and what is handed on is found, so that the tests above can fail", async () => {
    expect(leaksIn(`${pem}${CANARY}`).length).toBeGreaterThan(2);
    expect(await shown(JSON.stringify(list), ["team", "--to", "github", "--dir", "out"])).toContain("ASC_KEY_ID<<");
  });
});
