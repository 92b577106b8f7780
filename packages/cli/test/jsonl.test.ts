import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEachOnce } from "../src/io/key-reader.js";
import { readLines } from "../src/io/lines.js";
import { folder, run } from "./run.js";

const request = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    step: "fastlane",
    inputs: { apple_id: "ci@example.com", password: "CANARY_password_7f3a" },
    ...more,
  });

async function answers(lines: readonly string[], flags: readonly string[] = []) {
  const ran = await run(["resolve", "--jsonl", ...flags], { stdin: lines.join("\n") });
  return {
    ran,
    answers: ran.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

describe("stepauth resolve --jsonl", () => {
  it("answers every request with one line, in order, the id first", async () => {
    const { ran, answers: got } = await answers([
      request("a"),
      request("b", { step: "deliver", inputs: {} }),
      request("c"),
    ]);
    expect(got.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(got.map(({ step }) => step)).toEqual(["fastlane", "deploy-to-itunesconnect-deliver", "fastlane"]);
    expect(ran.stdout.startsWith('{"id":"a","step":')).toBe(true);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("takes options as defaults for the lines that do not say", async () => {
    const lines = [
      request("a"),
      request("b", { policy: "inputs-first", stepVersion: "3.5.2" }),
      request("c", { inputs: {} }),
      request("d", { inputs: {}, account: null }),
    ];
    const { answers: got } = await answers(lines, [
      ...["--policy", "shipped", "--step-version", "3.4", "--account", "api-key"],
    ]);
    expect(got.map(({ policy, version, origin, method }) => [policy, version, origin, method])).toEqual([
      ["shipped", expect.stringMatching(/^3\.4\./), "connection", "api-key"],
      ["inputs-first", "3.5.2", "inputs", "apple-id"],
      ["shipped", expect.stringMatching(/^3\.4\./), "connection", "api-key"],
      ["shipped", expect.stringMatching(/^3\.4\./), null, null],
    ]);
  });

  it.each([
    [["fastlane"], "a step"],
    [["--input", "lane=a"], "--input"],
    [["--from-env"], "--from-env"],
    [["--no-from-env", "--strict"], "--no-from-env, --strict"],
    [["--json"], "--json"],
    [["--app", "mine"], "--app needs"],
  ])("refuses what a batch has no use for: %j", async (args, words) => {
    const { exitCode, stdout, stderr } = await run(["resolve", "--jsonl", ...args], { stdin: request("a") });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  it("hides secrets unless they are asked for", async () => {
    const hidden = await answers([request("a")]);
    expect(hidden.ran.stdout).not.toContain("CANARY");
    expect(hidden.answers[0]?.credentials).toEqual({
      appleId: "c...@example.com",
      password: "[redacted]",
      session: "",
      appSpecificPassword: "",
    });
    const shown = await answers([request("a")], ["--reveal"]);
    expect(shown.answers[0]?.credentials).toEqual({
      appleId: "ci@example.com",
      password: "CANARY_password_7f3a",
      session: "",
      appSpecificPassword: "",
    });
  });

  it("answers a bad line with its code, quotes nothing of it, and goes on", async () => {
    const canary = "CANARY_line_1d2e";
    const lines = [
      `{"id": "${canary}`,
      JSON.stringify({ id: 7, step: "fastlane", inputs: { password: 5, apple_id: canary } }),
      JSON.stringify({ id: "x", step: canary, inputs: {} }),
      JSON.stringify([canary]),
      `"${"x".repeat(5 * 1024 * 1024)}"`,
      "",
      request("last"),
    ];
    const { ran, answers: got } = await answers(lines);
    expect(got.map(({ id, error }) => [id, error?.code])).toEqual([
      [undefined, "request/not-json"],
      [7, "request/invalid"],
      ["x", "request/unknown-step"],
      [undefined, "request/invalid"],
      [undefined, "request/too-long"],
      ["last", undefined],
    ]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toBe("5 lines could not be answered.\n");
    expect(ran.stdout).not.toContain(canary);
  });

  it("refuses an ID that is nested too deeply to be printed, and goes on", async () => {
    const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    const { ran, answers: got } = await answers([
      `{"id": ${nested(100_000)}, "step": "fastlane", "inputs": {}}`,
      `{"id": ${nested(100_000)}}`,
      `{"id": ${nested(100)}, "step": "fastlane", "inputs": {}, "account": {"document": ${nested(100_000)}}}`,
    ]);
    expect(got.map(({ id, error }) => [JSON.stringify(id), error?.code])).toEqual([
      [undefined, "request/invalid"],
      [undefined, "request/invalid"],
      [nested(100), undefined],
    ]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "2 lines could not be answered.\n" });
  });

  it("takes a recorded answer of the build API, a document, or a failure", async () => {
    const document = { apple_id: "conn@example.com", password: "p" };
    const { answers: got } = await answers([
      request("document", { inputs: {}, account: { document } }),
      request("body", { inputs: {}, account: { status: 200, body: JSON.stringify(document) } }),
      request("unauthorized", { inputs: {}, account: { status: 401, body: "" } }),
      request("unreachable", { inputs: {}, account: { error: "unreachable" } }),
      request("none", { inputs: {}, account: null }),
    ]);
    expect(
      got.map(({ id, origin, diagnostics }) => [
        id,
        origin,
        diagnostics.map(({ code }: { code: string }) => code).find((code: string) => code.startsWith("account/")),
      ]),
    ).toEqual([
      ["document", "connection", undefined],
      ["body", "connection", undefined],
      ["unauthorized", null, "account/unauthorized"],
      ["unreachable", null, "account/unreachable"],
      ["none", null, "account/not-connected"],
    ]);
  });
});

describe("the key files of a batch", () => {
  it("are read once for the lines that come together, and anew for those that come later", async () => {
    const name = "AuthKey_2X9R4HXF34.p8";
    const { path, remove } = folder({ [name]: "the first" });
    const line = `${request("k", { policy: "shipped", inputs: { api_key_path: `file://${join(path, name)}`, api_issuer: "i" } })}\n`;
    async function* asked() {
      yield Buffer.from(line + line);
      writeFileSync(join(path, name), "the second");
      yield Buffer.from(line);
    }
    const ran = await run(["resolve", "--jsonl", "--reveal"], { stdin: asked() });
    remove();
    const keys = ran.stdout
      .trim()
      .split("\n")
      .map((answer) => JSON.parse(answer).credentials.privateKey);
    expect(keys).toEqual(["the first", "the first", "the second"]);
  });

  it("are not kept where they can't be read", () => {
    const content: Record<string, string> = {};
    const asked: string[] = [];
    const read = readEachOnce((path) => {
      asked.push(path);
      const text = content[path];
      if (text === undefined) throw new Error("missing");
      return text;
    });
    expect(() => read("a")).toThrow("missing");
    content.a = "key";
    expect([read("a"), read("a")]).toEqual(["key", "key"]);
    expect(asked).toEqual(["a", "a"]);
  });
});

describe("readLines", () => {
  async function* pieces(...texts: string[]) {
    for (const text of texts) yield new TextEncoder().encode(text);
  }
  const collect = async (chunks: AsyncIterable<Uint8Array>, limit: number) => {
    const lines = [];
    for await (const batch of readLines(chunks, limit)) lines.push(...batch);
    return lines.map((line) => (line.kind === "line" ? line.text : line.kind));
  };

  it("joins what arrives in pieces and takes off line ends", async () => {
    expect(await collect(pieces("a", "b\nc\r\n", "\nü", "x"), 100)).toEqual(["ab", "c", "", "üx"]);
  });

  it("keeps nothing of a line that is too long, and reads on behind it", async () => {
    expect(await collect(pieces("aaaa", "aaaa", "aa\nbb\n", "c"), 8)).toEqual(["too-long", "bb", "c"]);
  });
});
