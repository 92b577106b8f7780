import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fakeBuildApi, fakeFiles } from "@stepauth/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, type Program } from "../program.js";
import { folder } from "../run.js";
import { apiKeyDocument, appleIdDocument, canary, key, secretForms } from "./material.js";

// Real processes: how a command ends is how `stepauth exec` ends, and whatever happens no key file is left.

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

let cwd: string;
let temp: string;
beforeEach(() => {
  const made = folder({
    ".git/HEAD": "",
    "key.json": JSON.stringify(apiKeyDocument),
    "apple-id.json": JSON.stringify(appleIdDocument),
    "text.txt": "no program",
  });
  cwd = made.path;
  temp = join(cwd, "tmp");
  mkdirSync(temp);
  return () => {
    expect(readdirSync(temp)).toEqual([]);
    made.remove();
  };
});

type Options = Partial<Parameters<Program["start"]>[1]>;
const exec = (args: readonly string[], options: Options = {}) =>
  program.start(["exec", ...args], { cwd, ...options, env: { TMPDIR: temp, ...options.env } });
const withKey = ["fastlane", "--account", "key.json", "--"];
const node = (script: string) => [process.execPath, "-e", script];

const SHOWS_KEY =
  "require('fs').readFileSync(process.env.APP_STORE_CONNECT_API_KEY_PATH, 'utf8'); console.log('ready');";
const FOREVER = "setInterval(() => undefined, 1000);";

describe("a command's end is passed on", () => {
  it.each([0, 3, 255])("exit code %i", async (code) => {
    expect(await exec([...withKey, ...node(`${SHOWS_KEY} process.exit(${code})`)])).toMatchObject({
      code,
      signal: null,
    });
  });

  it.each(["SIGTERM", "SIGKILL", "SIGSEGV", "SIGABRT"] as const)("%s", async (signal) => {
    const ended = await exec([...withKey, "sh", "-c", `ulimit -c 0; kill -${signal.slice(3)} $$`]);
    expect(ended).toMatchObject({ code: null, signal });
  });

  it.each([
    [127, "no-such-program"],
    [127, "./no/such/program"],
    [126, "./text.txt"],
    [126, "/"],
  ])("%i for %s", async (code, command) => {
    expect(await exec([...withKey, command])).toMatchObject({ code, signal: null });
  });

  it("126 when the arguments are too large", async () => {
    const ended = await exec([...withKey, "true", ...Array.from({ length: 10 }, () => "x".repeat(120_000))], {
      env: { PADDING: "x".repeat(100_000) },
    });
    expect([0, 126]).toContain(ended.code); // Where the system allows as much, it just runs.
  });
});

describe("a signal reaches the command, and key files are gone", () => {
  const ending = [
    ...(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM"] as const),
    ...(["SIGPROF", "SIGXCPU", "SIGSYS", "SIGIO", "SIGPWR", "SIGSTKFLT"] as const),
  ].filter((signal) => signal in constants.signals);

  it.each(ending)("%s, of which it dies", async (signal) => {
    // A shell, in which no signal but those that are asked for has a meaning of its own.
    const script =
      'cat "$APP_STORE_CONNECT_API_KEY_PATH" > /dev/null && echo ready; ulimit -c 0; while :; do sleep 1; done';
    const ended = await exec([...withKey, "sh", "-c", script], { whenReady: (child) => child.kill(signal) });
    expect(ended).toMatchObject({ code: null, signal });
    expect(ended.stderr).toMatch(/^stepauth: fastlane gets API key [0-9A-Z]{10}, from the connected account\.\n$/);
  });

  it("and all that the command has started, where there is no terminal", async () => {
    const script = `sh -c 'trap "echo grandchild >> heard; exit" TERM; echo ready; while :; do sleep 0.05; done' &
      trap 'wait; exit 3' TERM; while :; do sleep 0.05; done`;
    const ended = await exec([...withKey, "sh", "-c", script], { whenReady: (child) => child.kill("SIGTERM") });
    expect(ended).toMatchObject({ code: 3, signal: null });
    expect(readFileSync(join(cwd, "heard"), "utf8")).toBe("grandchild\n");
  });

  it("one that it answers in its own way, with the key file still there", async () => {
    const script = `process.on('SIGTERM', () => { ${SHOWS_KEY.replace("ready", "still")} process.exit(7); });`;
    const ended = await exec([...withKey, ...node(script + SHOWS_KEY + FOREVER)], {
      whenReady: (child) => child.kill("SIGTERM"),
    });
    expect(ended).toMatchObject({ code: 7, signal: null });
    expect(ended.stdout).toContain("still");
  });

  it("one that it does not heed: the files go first", async () => {
    const script = `process.on('SIGTERM', () => undefined);
      const gone = setInterval(() => { if (!require('fs').existsSync(process.env.APP_STORE_CONNECT_API_KEY_PATH)) process.exit(9); }, 100);`;
    const ended = await exec([...withKey, ...node(script + SHOWS_KEY)], {
      whenReady: (child) => child.kill("SIGTERM"),
    });
    expect(ended).toMatchObject({ code: 9, signal: null });
  });

  // Of SIGUSR1 Node would open a debugger, and go on.
  it.each(["SIGTERM", "SIGUSR1"])("%s before the command starts", async (signal) => {
    const api = fakeBuildApi({ token: canary, document: apiKeyDocument });
    api.fail("slow");
    await using server = await api.listen();
    const running = exec(["fastlane", "--", "sh", "-c", "echo started"], {
      env: { BITRISE_BUILD_URL: server.url, BITRISE_BUILD_API_TOKEN: canary },
    });
    // There is nothing to wait for but the request.
    const child = await waitForRequest(api.requests, running, signal);
    expect(child).toMatchObject({ signal, stdout: "", stderr: "" });
  });

  async function waitForRequest(requests: readonly unknown[], running: ReturnType<typeof exec>, signal: string) {
    while (requests.length === 0) await new Promise((next) => setTimeout(next, 20));
    const own = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isOurs(pid));
    for (const pid of own) process.kill(Number(pid), signal);
    return running;
  }

  function isOurs(pid: string): boolean {
    try {
      return (
        readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("echo started") &&
        readFileSync(`/proc/${pid}/environ`, "utf8").includes(temp)
      );
    } catch {
      return false;
    }
  }
});

describe("what the command is given", () => {
  it("files that only their owner can read, in a folder of the same kind", async () => {
    const script = `const fs = require('fs'); const file = process.env.APP_STORE_CONNECT_API_KEY_PATH;
      console.log(JSON.stringify([fs.statSync(file).mode & 0o777, fs.statSync(require('path').dirname(file)).mode & 0o777, JSON.parse(fs.readFileSync(file)).key_id]));`;
    expect(JSON.parse((await exec([...withKey, ...node(script)])).stdout)).toEqual([0o600, 0o700, key.keyId]);
  });

  it("altool's key folder, and the arguments at its end", async () => {
    const script = 'echo "$@"; ls $API_PRIVATE_KEYS_DIR';
    writeFileSync(join(cwd, "altool"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const ended = await exec([
      "application-loader",
      "--account",
      "key.json",
      "--",
      "./altool",
      "--upload-app",
      "-f",
      "App.ipa",
    ]);
    expect(ended.stdout).toBe(
      `--upload-app -f App.ipa --apiKey ${key.keyId} --apiIssuer ${key.issuerId}\nAuthKey_${key.keyId}.p8\n`,
    );
  });

  it("nothing in the user's own key folders, by export neither", async () => {
    const own = ["private_keys", ".private_keys", ".appstoreconnect/private_keys"];
    for (const path of own) {
      mkdirSync(join(cwd, path), { recursive: true });
      writeFileSync(join(cwd, path, `AuthKey_${key.keyId}.p8`), "the user's own");
    }
    const held = () => own.map((path) => readdirSync(join(cwd, path)).map((name) => [path, name, textOf(path, name)]));
    const textOf = (path: string, name: string) => readFileSync(join(cwd, path, name), "utf8");
    const before = held();
    writeFileSync(join(cwd, "altool"), "#!/bin/sh\necho ran\n", { mode: 0o755 });
    const account = ["application-loader", "--account", "key.json"];
    expect((await exec([...account, "--", "./altool", "--upload-app"])).stdout).toBe("ran\n");
    const exported = ["export", ...account, "--to", "dotenv", "--dir", join(cwd, "out")];
    expect(await program.start(exported, { cwd })).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, "out"))).toContain(`AuthKey_${key.keyId}.p8`);
    expect(held()).toEqual(before);
  });

  it("no secret in arguments or names that other processes can see", async () => {
    const script = `echo ready; while [ ! -e seen ]; do sleep 0.05; done; echo "$@"; printenv STEPAUTH_ARGUMENT_3 | wc -c`;
    let seen = "";
    const ended = await exec(
      ["application-loader", "--account", "apple-id.json", "--", "sh", "-c", script, "sh", "{auth}"],
      {
        whenReady: () => {
          if (existsSync("/proc"))
            for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) seen += commandLine(pid);
          writeFileSync(join(cwd, "seen"), "");
        },
      },
    );
    expect(ended.stdout).toContain("--username connected@example.com --password @env:STEPAUTH_ARGUMENT_3");
    expect(ended.stdout.trim().split("\n").at(-1)?.trim()).toBe(String(`${canary}_app_password\n`.length));
    for (const secret of secretForms()) expect(seen + ended.stdout + ended.stderr).not.toContain(secret);
  });

  function commandLine(pid: string): string {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return ""; // It has ended meanwhile.
    }
  }

  it("its own environment, but for what the step removes", async () => {
    const ended = await exec(
      [
        "deliver",
        "--account",
        "apple-id.json",
        "--",
        "sh",
        "-c",
        "echo $MINE-$FASTLANE_PASSWORD-$SPACESHIP_SKIP_2FA_UPGRADE",
      ],
      {
        env: { MINE: "mine", FASTLANE_PASSWORD: `${canary}_ambient` },
      },
    );
    expect(ended.stdout).toBe("mine--1\n");
    expect(ended.stderr).toContain("FASTLANE_PASSWORD is set in the environment; it is removed");
    expect(ended.stderr).not.toContain(canary);
  });
});

describe("faults of the build API", () => {
  it.each([
    ["unauthorized", "account/unauthorized"],
    ["not-found", "account/http-status"],
    ["redirect", "account/http-status"],
    ["wrong-json", "account/malformed"],
    ["not-json", "account/malformed"],
    ["huge-body", "account/malformed"],
  ] as const)("%s: said with its code, and the command runs without, as the step would", async (fault, code) => {
    const elsewhere = fakeFiles({ files: {} });
    await using other = await elsewhere.listen();
    const api = fakeBuildApi({ token: canary, document: apiKeyDocument, redirectTo: other.url });
    api.fail(fault);
    await using server = await api.listen();
    const env = { BITRISE_BUILD_URL: server.url, BITRISE_BUILD_API_TOKEN: canary };
    const ended = await exec(["fastlane", "--", "sh", "-c", "echo ran"], { env });
    expect(ended).toMatchObject({ code: 0, stdout: "ran\n" });
    expect(ended.stderr).toContain(`(${code})`);
    expect(ended.stderr).not.toContain(canary);
    const failed = await exec(["deliver", "--", "sh", "-c", "echo ran"], { env });
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(JSON.stringify(elsewhere.requests)).not.toContain(canary);
  });

  it("none: the account is requested once, and the command gets the key", async () => {
    const api = fakeBuildApi({ token: canary, document: apiKeyDocument });
    await using server = await api.listen();
    const env = { BITRISE_BUILD_URL: `${server.url}/build/1`, BITRISE_BUILD_API_TOKEN: canary };
    expect(await exec(["fastlane", "--", ...node(SHOWS_KEY)], { env })).toMatchObject({ code: 0, stdout: "ready\n" });
    expect(api.requests).toMatchObject([{ path: "/build/1/apple_developer_portal_data.json" }]);
  });
});

describe("notarytool", () => {
  // Says what it was given, and whether the key is there to be read.
  const TOOL = `#!/bin/sh
for word in "$@"; do echo "word $word"; done
for word in "$@"; do case "$word" in *.p8) cat "$word" > /dev/null && echo "key is readable";; esac; done
`;
  const given = async (step: string, account: string, command: readonly string[]) => {
    for (const name of ["notarytool", "xcrun"]) writeFileSync(join(cwd, name), TOOL, { mode: 0o755 });
    return exec([step, "--account", account, "--", ...command]);
  };

  it.each(["application-loader", "fastlane", "auto-provision-api"])("gets its own options from %s", async (step) => {
    const { stdout, stderr, code } = await given(step, "key.json", [
      "./xcrun",
      "notarytool",
      "submit",
      "{auth}",
      "--wait",
    ]);
    const words = stdout.split("\n").map((line) => line.replace(/\/\S*\//, ""));
    expect(words).toEqual(
      [
        ...["notarytool", "submit", "--key", "notarytool_key.p8", "--key-id", apiKeyDocument.key_id],
        ...["--issuer", apiKeyDocument.issuer_id, "--wait"],
      ]
        .map((word) => `word ${word}`)
        .concat("key is readable", ""),
    );
    expect(code).toBe(0);
    // It uses its credentials itself, and is deprecated; that it hands nothing over is not so here.
    expect(stderr).not.toContain("hands nothing");
  });

  it("is not started with an Apple ID, whose password would be an argument", async () => {
    const command = ["./notarytool", "submit", "a.zip", "{auth}"];
    const { stdout, stderr, code } = await given("application-loader", "apple-id.json", command);
    expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
    expect(stderr).toContain("notarytool takes an Apple ID's password in its arguments alone");
  });

  it("is nothing special to a command that only mentions it", async () => {
    const { stdout } = await given("application-loader", "key.json", ["echo", "notarytool", "{auth}"]);
    expect(stdout).toContain("--apiKey");
  });
});
