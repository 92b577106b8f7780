import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needs } from "../../../.config/testing/needs.js";
import { analyseLane, filesFolder } from "../src/index.js";
import { inClear } from "./ask.js";
import { type Project, projects } from "./projects.js";

// The same package answers in a browser, where there is no `node:wasi`, no file and no process.

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browserPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** What the page offers to the test. */
const PAGE = `
import { analyseLane, filesFolder } from "@stepauth/lanes";
import { inClear } from "./ask.js";
globalThis.answered = async ({ files, workDir, environment, lane }) =>
  inClear(await analyseLane(filesFolder(files), { workDir, environment, lane }));
`;

describe.runIf(
  needs(
    browserPath !== undefined,
    "lanes are not tried in a browser, since none is installed (CHROMIUM_PATH names one)",
  ),
)("lanes in a browser", () => {
  let browser: Browser;
  let server: Server;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stepauth-lanes-"));
    const source = join(import.meta.dirname, "..", "src", "index.ts");
    const text = join(import.meta.dirname, "..", "..", "text", "src", "index.ts");
    await build({
      stdin: { contents: PAGE, resolveDir: import.meta.dirname, loader: "ts" },
      alias: { "@stepauth/lanes": source, "@stepauth/text": text },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      outfile: join(folder, "page.js"),
      logLevel: "silent",
    });
    writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
    server = createServer(({ url = "/" }, response) => {
      const isScript = url === "/page.js";
      response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
      response.end(readFileSync(join(folder, isScript ? "page.js" : "index.html")));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser = await chromium.launch({ executablePath: browserPath ?? "", args });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test(`${projects.length} projects get the answers that they get in Node`, { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => "answered" in globalThis);
    const there = await page.evaluate(async (all) => {
      const { answered } = globalThis as unknown as { answered(project: Project): Promise<unknown> };
      const answers: unknown[] = [];
      for (const project of all) answers.push(await answered(project));
      return answers;
    }, projects);
    const here: unknown[] = [];
    for (const { files, ...question } of projects) here.push(inClear(await analyseLane(filesFolder(files), question)));
    expect(projects.length).toBeGreaterThanOrEqual(20);
    expect(there).toEqual(JSON.parse(JSON.stringify(here)));
    expect(complaints).toEqual([]);
  });
});
