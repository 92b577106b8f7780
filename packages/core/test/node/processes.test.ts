import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compileCore } from "./compiled.js";

// Real processes: each materialises a key file, says so, and ends in another way.
let core: ReturnType<typeof compileCore>;
let dir: string;
beforeAll(() => {
  core = compileCore();
});
afterAll(() => core.remove());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stepauth-test-"));
  return () => rmSync(dir, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs a script that has `auth`; when it prints "ready", `then` acts on the process. */
async function run(
  script: string,
  then: (child: ChildProcess) => void = () => undefined,
  options = "{ dir }",
): Promise<Ended> {
  const file = join(core.folder, "script.js");
  writeFileSync(
    file,
    `import { existsSync } from "node:fs";
     import { materialise } from "./node/materialise.js";
     import { Secret } from "./secret.js";
     import { FileRef } from "./model.js";
     const dir = ${JSON.stringify(dir)};
     const auth = await materialise({ status: "resolved", method: "api-key", inputs: {}, args: [], unsetEnv: [], diagnostics: [], tool: { name: "t", commands: [] },
       env: { P: new FileRef("AuthKey_A.p8") }, files: [{ name: "AuthKey_A.p8", mode: 0o600, content: new Secret("key") }] }, ${options});
     const ready = () => console.log("ready " + existsSync(auth.env.P));
     ${script}`,
  );
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    const wasReady = output.includes("ready");
    output += data;
    if (!wasReady && output.includes("ready")) then(child);
  });
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  expect(output).toContain("ready true");
  return { code, signal, output };
}

const forever = "setInterval(() => undefined, 1000);";

describe("no key file survives", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s, of which the process then dies", async (signal) => {
    expect(await run(`${forever} ready();`, (child) => child.kill(signal))).toMatchObject({ code: null, signal });
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ["the end of the script", "ready();", 0],
    ["process.exit", "ready(); process.exit(7);", 7],
    ["an uncaught error", "process.on('uncaughtException', () => process.exit(9)); ready(); throw new Error('x');", 9],
    ["dispose", "ready(); await auth.dispose();", 0],
  ])("%s", async (_, script, code) => {
    expect(await run(script)).toMatchObject({ code, signal: null });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a signal that another listener answers: that one decides how the process ends", async () => {
    const script = `process.on("SIGTERM", () => { console.log("mine " + process.listenerCount("SIGTERM")); process.exitCode = 3; clearInterval(timer); });
      const timer = ${forever} ready();`;
    const ended = await run(script, (child) => child.kill("SIGTERM"));
    expect(ended).toMatchObject({ code: 3, signal: null });
    expect(ended.output).toContain("mine 1");
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a signal that a listener from before sends again when it is the only one", async () => {
    const script = `await auth.dispose();
      const alone = () => { if (process.listenerCount("SIGTERM") === 1) { process.removeListener("SIGTERM", alone); process.kill(process.pid, "SIGTERM"); } };
      process.on("SIGTERM", alone);
      const again = await materialise(auth.resolution, { dir }); ${forever} console.log("ready " + existsSync(again.env.P));`;
    expect(await run(script, (child) => child.kill("SIGTERM"))).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a signal of a program that cleans up by itself", async () => {
    const script = `process.once("SIGTERM", async () => { console.log("still " + existsSync(auth.env.P)); await auth.dispose(); process.kill(process.pid, "SIGTERM"); });
      ${forever} ready();`;
    const ended = await run(script, (child) => child.kill("SIGTERM"), "{ dir, handleSignals: false }");
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(ended.output).toContain("still true");
    expect(readdirSync(dir)).toEqual([]);
  });

  it("a signal in the middle of many", async () => {
    const script = `const more = Array.from({ length: 20 }, () => materialise(auth.resolution, { dir })); await Promise.all(more.slice(0, 10)); ${forever} ready();`;
    expect(await run(script, (child) => child.kill("SIGINT"))).toMatchObject({ signal: "SIGINT" });
    expect(readdirSync(dir)).toEqual([]);
  });
});
