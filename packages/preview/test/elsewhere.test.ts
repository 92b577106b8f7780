import { join } from "node:path";
import type { StepAdapter } from "@stepauth/core";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { chosen } from "../../../.config/chosen.js";

// What a browser or worker gets in place of the files and the process: see `imports` in package.json.

const elsewhere = chosen("default");
const packages = join(import.meta.dirname, "..", "..");

it("core without a system says what it lacks", async () => {
  const { fromEnv, materialise } = await import(elsewhere["#process"] ?? "");
  const { readKeyFile, readDocumentFile } = await import(elsewhere["#system"] ?? "");
  await expect(fromEnv()).rejects.toThrow("fromEnv() needs Node, Bun or Deno: take what resolve() gives.");
  await expect(materialise()).rejects.toThrow("materialise() needs Node, Bun or Deno: take what resolve() gives.");
  await expect(readKeyFile("AuthKey_2X9R4HXF34.p8")).rejects.toMatchObject({ code: "ENOSYS" });
  await expect(readDocumentFile("account.json")).rejects.toMatchObject({ code: "ENOSYS" });
});

it("a key file without a `readFile` is a finding that says so", async () => {
  const { fastlane } = await bundledElsewhere();
  const resolution = await fastlane.resolve({
    inputs: { api_key_path: "./AuthKey_2X9R4HXF34.p8", api_issuer: "57246542-96fe-1a63-e053-0824d011072a" },
    account: null,
  });
  expect(resolution.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      "key/unreadable",
      "The key file that `api_key_path` names, `./AuthKey_2X9R4HXF34.p8`, can't be read: nothing can read files here but a `readFile` (ENOSYS).",
    ],
  ]);
});

/** The adapter as a browser gets it. */
async function bundledElsewhere(): Promise<{ fastlane: StepAdapter }> {
  const { outputFiles } = await build({
    entryPoints: [join(packages, "fastlane/src/index.ts")],
    alias: { "@stepauth/core": join(packages, "core/src/index.ts"), ...elsewhere },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString("base64")}`);
}
