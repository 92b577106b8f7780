import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";

/** A page that is watched while it is used. */
export interface Visit {
  readonly page: Page;
  /** What the console said, and errors that nobody caught. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  /** Does something, and waits until the page has answered to it. */
  after(act: () => Promise<unknown>): Promise<void>;
  /** Opens a text as a file. */
  open(yaml: string): Promise<void>;
  /** What a button saves. */
  saved(button: string): Promise<string>;
}

/** What the page does takes as long as the machine lets it. */
const HANGS_MS = 5 * 60_000;

interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Opens the page and waits for its first answer. */
export async function visit(browser: Browser, address: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1280, height = 900, colorScheme = "light" } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  context.setDefaultTimeout(HANGS_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  const answers = () => page.evaluate(() => Number(document.getElementById("result")?.dataset.answers ?? 0));
  const answered = (before: number) =>
    page.waitForFunction((count) => Number(document.getElementById("result")?.dataset.answers ?? 0) > count, before);
  await answered(0);
  const after = async (act: () => Promise<unknown>) => {
    const before = await answers();
    await act();
    await answered(before);
  };
  return {
    ...{ page, complaints, requests, after },
    open: (yaml) =>
      after(() =>
        page.setInputFiles("#file", { name: "bitrise.yml", mimeType: "text/yaml", buffer: Buffer.from(yaml) }),
      ),
    async saved(button) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button }).click(),
      ]);
      return text(await download.createReadStream());
    },
  };
}
