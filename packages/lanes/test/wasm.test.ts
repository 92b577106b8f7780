import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { generateWasmModule, withLargeStack } from "../generate/wasm.js";
import { PRISM } from "../src/prism/wasm.js";

const published = readFileSync(createRequire(import.meta.url).resolve("@ruby/prism/src/prism.wasm"));

test("the WebAssembly is the published one with a larger stack", async () => {
  const kept = gunzipSync(Buffer.from(PRISM, "base64"));
  // Versions of zlib compress differently, so the file is only written anew when what it stands for is another.
  if (kept.equals(withLargeStack(published))) return;
  await expect(generateWasmModule(published)).toMatchFileSnapshot("../src/prism/wasm.ts");
});
