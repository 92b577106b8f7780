import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a browser is installed, if one is. */
export const browserPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** Starts it so that nothing but the page can ask for anything. */
export function launch(): Promise<Browser> {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet];
  return chromium.launch({ executablePath: browserPath ?? "", args, timeout: 5 * 60_000 });
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** Serves a folder as the simplest of hosts does: no header of its own beside the type. */
export async function serve(folder: string): Promise<{ readonly address: string; stop(): void }> {
  const server = createServer(({ url = "/" }, response) => {
    const path = join(folder, url === "/" ? "index.html" : url.replace(/[?#].*$/, ""));
    if (!existsSync(path)) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(readFileSync(path));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
