// A page with `resolved`, `resolvedInAWorker` and `token`, in Chromium: see bundled.mjs.
import { deepEqual } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { CheckFailed, root } from "./run.mjs";

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

const KEY_ID = "2X9R4HXF34";
const ISSUER = "57246542-96fe-1a63-e053-0824d011072a";
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = privateKey.export({ type: "pkcs8", format: "pem" });

/** What jose alone says. */
const JOSE = "ERR_JWS_INVALID";

/** Asks the page of a folder to resolve and to make a token; jose may come only for the latter. Returns the line of the report. */
export async function resolvesThere(path) {
  if (executablePath === undefined) return "bundled, and not tried: no browser is installed (CHROMIUM_PATH names one)";
  const { chromium } = createRequire(join(root, "packages/playground/package.json"))("playwright-core");
  const site = await serve(path);
  const browser = await chromium.launch({ executablePath, args });
  try {
    const complaints = [];
    const page = await browser.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(site.url);
    await page.waitForFunction(() => "resolved" in globalThis && "resolvedInAWorker" in globalThis);
    const document = { key_id: KEY_ID, issuer_id: ISSUER, private_key: pem };
    const answers = await page.evaluate(
      async (given) => [await globalThis.resolved(given), await globalThis.resolvedInAWorker(given)],
      document,
    );
    const expected = { status: "resolved", origin: "connection", method: "api-key" };
    deepEqual({ answers, complaints }, { answers: [expected, expected], complaints: [] });
    const loaded = [...site.loaded];
    if (loaded.some((text) => text.includes(JOSE))) throw new CheckFailed("jose was loaded to resolve a request");
    const key = { keyId: KEY_ID, issuerId: ISSUER, privateKey: pem };
    const token = await page.evaluate((given) => globalThis.token(given), key);
    deepEqual({ parts: token.split(".").length, complaints }, { parts: 3, complaints: [] });
    if (![...site.loaded].some((text) => text.includes(JOSE))) throw new CheckFailed("jose was not found in any file");
    return `${loaded.length} files to resolve, ${site.loaded.size} with jose`;
  } finally {
    await browser.close();
    site.close();
  }
}

const TYPES = { ".html": "text/html", ".js": "text/javascript" };

/** Serves a folder, and keeps the text of whatever is asked for. */
async function serve(path) {
  const loaded = new Set();
  const server = createServer(({ url }, response) => {
    const file = join(path, url === "/" ? "index.html" : url.replace(/[?#].*$/, ""));
    if (!existsSync(file)) return response.writeHead(204).end();
    const text = readFileSync(file, "utf8");
    loaded.add(text);
    return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, loaded, close: () => server.close() };
}
