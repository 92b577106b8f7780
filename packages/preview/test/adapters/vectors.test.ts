import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Resolution } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import { codes, type Expected, plain, readVectors, resolveVector, type Vector, vectorFiles } from "./support.js";

// What the released steps answered to made-up inputs and accounts, and what follows from that for `inputs-first`.

describe.each(vectorFiles)("%s", (name) => {
  test.each(readVectors(name).map((vector) => [`${vector.request.id} ${vector.request.policy}`, vector] as const))(
    "%s",
    async (_, vector) => {
      const resolution = await resolveVector(vector);
      const { expect: wanted } = vector;
      if (wanted.failed === undefined) compareStep(wanted, resolution);
      else compareRun(wanted, resolution);
    },
  );
});

test("the signing family's sample holds every era of its four steps, both policies, and what each era does alone", () => {
  const sample = readVectors("successors");
  const requests = sample.map(({ request }) => request);
  expect(new Set(requests.map(({ step }) => step)).size).toBe(4);
  expect(new Set(requests.map(({ policy }) => policy)).size).toBe(2);
  expect(new Set(requests.map(({ step, stepVersion }) => `${step} ${stepVersion}`)).size).toBeGreaterThan(40);
  const said = new Set(sample.flatMap(({ expect: { codes: wanted } }) => wanted ?? []));
  for (const code of ["session/expired", "inputs/unused", "inputs/unknown", "key/empty", "account/api-key-incomplete"])
    expect(said).toContain(code);
});

const corpus = join(import.meta.dirname, "..", "..", "..", "..", "..", "shared", "vectors", "successors.jsonl");
test.skipIf(!existsSync(corpus))("every vector of the signing family (needs ../shared/vectors)", async () => {
  const all = readFileSync(corpus, "utf8").trim().split("\n");
  for (const line of all) {
    const vector = JSON.parse(line) as Vector;
    // Those need a server.
    if (/^https?:/.test(vector.request.inputs.api_key_path ?? "")) continue;
    await resolveVector(vector).then((resolution) => compareStep(vector.expect, resolution));
  }
  expect(all.length).toBeGreaterThan(800);
});

test("the sample holds all steps, both policies, and older versions", () => {
  const all = vectorFiles
    .filter((name) => name !== "successors")
    .flatMap(readVectors)
    .map(({ request }) => request);
  const versions = new Set(all.map(({ step, stepVersion }) => `${step} ${stepVersion ?? ""}`));
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(readVectors("eras").length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ policy }) => policy))).toEqual(new Set(["inputs-first", "shipped"]));
  expect([...versions].sort()).toEqual([
    "deploy-to-itunesconnect-application-loader ",
    "deploy-to-itunesconnect-application-loader 0.11.1",
    "deploy-to-itunesconnect-application-loader 0.9.6",
    "deploy-to-itunesconnect-application-loader 1.0.0",
    "deploy-to-itunesconnect-deliver ",
    "deploy-to-itunesconnect-deliver 2.18.1",
    "deploy-to-itunesconnect-deliver 2.19.0",
    "deploy-to-itunesconnect-deliver 2.20.0",
    "deploy-to-itunesconnect-deliver 2.22.1",
    "fastlane ",
    "fastlane 2.3.0",
    "fastlane 2.7.4",
    "ios-auto-provision ",
    "ios-auto-provision-appstoreconnect ",
  ]);
});

test("a vector that is not met is noticed", async () => {
  const vector = readVectors("fastlane").find(({ expect: wanted }) => wanted.env !== undefined) as Vector;
  const resolution = await resolveVector(vector);
  expect(() => compareStep({ ...vector.expect, env: {} }, resolution)).toThrow();
  expect(() => compareStep({ ...vector.expect, codes: ["key/empty"] }, resolution)).toThrow();
  expect(() => compareStep({ ...vector.expect, status: "none" }, resolution)).toThrow();
});

function compareRun(wanted: Expected, resolution: Resolution): void {
  expect(resolution.status === "failed").toBe(wanted.failed);
  if (wanted.failed) return;
  expect(plain(resolution.env)).toEqual(wanted.env);
  expect(plain(resolution.args)).toEqual(wanted.args);
}

function compareStep(wanted: Expected, resolution: Resolution): void {
  const { status, method, origin } = resolution;
  expect({ status, method, origin }).toEqual({ status: wanted.status, method: wanted.method, origin: wanted.origin });
  expect(codes(resolution)).toEqual(expect.arrayContaining([...(wanted.codes ?? [])]));
  if (wanted.status !== "resolved") return;
  const { username, ...rest } = wanted.credentials ?? {};
  expect(plain(resolution.credentials)).toMatchObject({
    ...rest,
    ...(username === undefined ? {} : { appleId: username }),
  });
  if (wanted.env) expect(plain(resolution.env)).toEqual(wanted.env);
  if (wanted.args) expect(plain(resolution.args)).toEqual(wanted.args);
  if (wanted.file !== undefined) compareFile(wanted.file, resolution);
}

function compareFile(wanted: string | Readonly<Record<string, unknown>>, { files }: Resolution): void {
  const content = files[0]?.content?.reveal() ?? "";
  if (typeof wanted === "string") expect(content).toBe(wanted);
  else expect(JSON.parse(content)).toMatchObject(wanted);
}
