import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCommentedFile } from "../../../.bench/inputs/commented-file.mjs";
import { needs } from "../../../.config/testing/needs.js";
import { browserPath, launch, serve } from "./chromium.js";
import { cliJson } from "./cli-json.js";
import { contrastProblems } from "./contrast.js";
import { corpusFiles, ownFile } from "./corpus.js";
import { buildSite } from "./site.js";
import { type Visit, visit } from "./visit.js";

const hasBrowser = browserPath !== undefined && browserPath !== "";
describe.runIf(
  needs(hasBrowser, "the playground is not tried in a browser, since none is installed (CHROMIUM_PATH names one)"),
)("the playground in a browser", () => {
  let browser: Browser;
  let address: string;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    const site = await buildSite();
    const server = await serve(site.folder);
    browser = await launch();
    address = server.address;
    ends.push(() => browser.close(), server.stop, site.remove);
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  const come = (options: Parameters<typeof visit>[2] = {}) => visit(browser, address, options);
  const choose = ({ page, after }: Visit, name: string) =>
    after(() => page.getByRole("radio", { name, exact: true }).check());
  const example = ({ page, after }: Visit, id: string) => after(() => page.selectOption("#example", id));
  /** What the first step gets, in words. */
  const answer = async ({ page }: Visit) => (await page.locator(".answer-words").first().textContent()) ?? "";

  test("asks for its own files and for nothing else, and says nothing on the console", async () => {
    const { page, requests, complaints, ...rest } = await come();
    await rest.after(() => page.getByRole("radio", { name: "Pull request" }).check());
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.waitForFunction(() => location.hash !== "");
    expect(requests.filter((url) => !url.startsWith(address) && !url.startsWith(`blob:${address}`))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("is under a policy that lets it reach nothing, in the page and in its thread", async () => {
    const { page } = await come();
    const reach = (where: string) =>
      fetch(where).then(
        () => "reached",
        () => "refused",
      );
    expect(await page.evaluate(reach, address)).toBe("refused");
    const [thread] = page.workers();
    expect(await thread?.evaluate(reach, address)).toBe("refused");
    const runs = await page.evaluate(() => {
      const image = document.createElement("img");
      image.setAttribute("style", "width: 77px");
      document.body.append(image);
      let assigned = "assigned";
      try {
        document.body.insertAdjacentHTML("beforeend", "<b></b>");
      } catch {
        assigned = "refused";
      }
      return { width: image.style.width, assigned };
    });
    expect(runs).toEqual({ width: "", assigned: "refused" });
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    expect(policy).not.toMatch(/unsafe/);
    await page.context().close();
  });

  test("answers what is typed, at the line where it is", async () => {
    const visited = await come();
    const { page, after, complaints } = visited;
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+A");
    await after(() => page.keyboard.press("Delete"));
    await page.keyboard.type('format_version: "17"');
    await page.keyboard.press("Enter");
    await page.keyboard.type("default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git");
    await page.keyboard.press("Enter");
    await page.keyboard.type("workflows: {ship: {steps: [fastlane@3: {inputs: [connection: off]}]}}");
    // Half-typed lines have findings of their own.
    const marked = () => [...document.querySelectorAll(".cm-lintRange-error")].map((mark) => mark.textContent).join();
    await expect.poll(() => page.evaluate(marked)).toBe("off");
    const line = page.locator(".finding.is-error [data-go]");
    expect(await line.getAttribute("data-go")).toBe("3:62");
    await page.locator(".cm-content").press("Control+Home");
    await line.click();
    expect(await page.locator(".cm-activeLine").textContent()).toContain("connection: off");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("shows the build, and beside it what is documented where that differs", async () => {
    const visited = await come();
    const [build, documented] = await visited.page.locator(".step").first().locator(".decision").all();
    expect(await build?.locator(".outcome").textContent()).toBe("in the build");
    expect(await build?.locator(".answer-words").textContent()).toBe("API key (assumed) from the connected account");
    expect(await documented?.locator(".outcome").textContent()).toBe("as documented");
    expect(await documented?.locator(".answer-words").textContent()).toBe(
      "Apple ID $RELEASE_APPLE_ID from the step inputs",
    );
    const height = async (shown: typeof build) => (await shown?.boundingBox())?.y;
    expect(await height(build)).toBe(await height(documented));
    await choose(visited, "None");
    expect(await visited.page.locator(".step").first().locator(".decision").count()).toBe(1);
    await visited.page.context().close();
  });

  test("follows the account and the context", async () => {
    const visited = await come();
    const seen: Record<string, string> = {};
    for (const name of ["None", "API key", "Apple ID", "Both", "Expired session", "Enterprise key"]) {
      await choose(visited, name);
      seen[name] = await answer(visited);
    }
    expect(seen).toEqual({
      None: "Apple ID $RELEASE_APPLE_ID from the step inputs",
      "API key": "API key (assumed) from the connected account",
      "Apple ID": "Apple ID (assumed) from the connected account",
      Both: "API key (assumed) from the connected account",
      "Expired session": "The step fails",
      "Enterprise key": "API key (assumed) from the connected account",
    });
    await choose(visited, "Pull request");
    expect(await visited.page.getByRole("radio", { name: "Both" }).isDisabled()).toBe(true);
    expect(await visited.page.locator("#result").textContent()).toContain("account/unauthorized");
    await visited.page.context().close();
  });

  test("takes a pasted document, and shows nothing secret of it", async () => {
    const visited = await come();
    await choose(visited, "Paste…");
    const account = { apple_id: "person@example.com", password: "CANARY_account_7f3a", session_cookies: {} };
    await visited.after(() => visited.page.getByLabel(/The account’s document/).fill(JSON.stringify(account)));
    expect(await answer(visited)).toContain("p...@example.com");
    expect(await visited.page.locator("#result").innerHTML()).not.toContain("CANARY");
    await visited.page.getByRole("button", { name: "Copy link" }).click();
    await visited.page.waitForFunction(() => location.hash !== "");
    expect(await visited.saved("Save report")).not.toContain("CANARY");
    expect(visited.page.url()).not.toContain(Buffer.from("CANARY").toString("base64").slice(0, 6));
    await visited.page.context().close();
  });

  test("applies a fix, which undo takes back", async () => {
    const visited = await come();
    const { page, after } = visited;
    await example(visited, "unquoted-off");
    expect(await page.locator("#result .summary").textContent()).toContain("1 error");
    await after(() => page.getByRole("button", { name: /^Apply fix:.*"off"/ }).click());
    expect(await page.locator(".cm-content").textContent()).toContain('connection: "off"');
    expect(await page.locator("#result .summary").textContent()).toContain("no errors");
    await page.locator(".cm-content").click();
    await after(() => page.keyboard.press("Control+Z"));
    expect(await page.locator("#result .summary").textContent()).toContain("1 error");
    await page.context().close();
  });

  test("loads each example", async () => {
    const visited = await come();
    const ids = await visited.page
      .locator("#example option:not([value=''])")
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
    expect(ids.length).toBeGreaterThanOrEqual(5);
    for (const id of [...ids.slice(1), ...ids.slice(0, 1)]) {
      await example(visited, id);
      expect(await visited.page.locator("#result .step").count()).toBeGreaterThan(0);
      expect(await visited.page.locator("#problem").isVisible()).toBe(false);
    }
    expect(visited.complaints).toEqual([]);
    await visited.page.context().close();
  });

  test("can be used with the keyboard alone", async () => {
    const visited = await come();
    const { page, after } = visited;
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute("id") ?? document.activeElement?.className ?? "");
    const tabTo = async (wanted: (name: string) => boolean) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        if (wanted(await focused())) return;
      }
      throw new Error(`not reached; the focus is on ${await focused()}`);
    };
    await tabTo((name) => name === "example");
    await after(() => page.keyboard.press("ArrowDown"));
    expect(await page.locator("#result .summary").textContent()).toContain("1 error");
    await tabTo((name) => name.includes("cm-content"));
    await tabTo((name) => name === "" || !name.includes("cm-"));
    await after(() => page.keyboard.press("ArrowRight"));
    expect(await page.getByRole("radio", { name: "Pull request" }).isChecked()).toBe(true);
    // The step behind it has no credentials there, which no repair changes.
    expect(await page.locator("#result .summary").textContent()).toContain("2 errors");
    await tabTo((name) => name === "fix");
    await after(() => page.keyboard.press("Enter"));
    expect(await page.locator(".cm-content").textContent()).toContain('connection: "off"');
    expect(await page.locator("#result .summary").textContent()).toContain("1 error");
    await page.context().close();
  });

  test("names everything that can be operated", async () => {
    const visited = await come();
    await example(visited, "unquoted-off");
    const tree = await visited.page.locator("body").ariaSnapshot();
    const operable = tree.split("\n").filter((line) => /- (?:button|combobox|radio|textbox|link|group)\b/.test(line));
    expect(operable.length).toBeGreaterThan(20);
    expect(operable.filter((line) => !/- \w+ "/.test(line) && !/- group:/.test(line))).toEqual([]);
    await visited.page.context().close();
  });

  test.each(["light", "dark"] as const)("has enough contrast (%s)", async (colorScheme) => {
    const visited = await come({ colorScheme });
    for (const id of ["unquoted-off", "both-methods", "overridden"]) {
      await example(visited, id);
      expect(await contrastProblems(visited.page)).toEqual([]);
    }
    await visited.page.context().close();
  });

  test.each([
    [1440, 900],
    [820, 1180],
    [390, 844],
  ])("fits into %i pixels", async (width, height) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const visited = await come({ width, height, colorScheme });
      await example(visited, "both-methods");
      const overflow = await visited.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const folder = process.env.STEPAUTH_SCREENSHOTS;
      if (folder)
        await visited.page.screenshot({ path: `${folder}/${width}-${colorScheme}.png`, fullPage: width < 900 });
      await visited.page.context().close();
    }
  });

  test("keeps a secret that is pasted into the file out of everything but the editor", async () => {
    const visited = await come();
    const { page } = visited;
    const secret = "CANARY-Secret-7f3a9c";
    await visited.open(ownFile(secret));
    expect(await page.locator(".cm-content").textContent()).toContain(secret);
    expect(await page.locator("#result").innerHTML()).not.toContain(secret);
    for (const button of ["Save report", "Save JSON"]) expect(await visited.saved(button)).not.toContain(secret);
    expect(page.url()).not.toContain("#");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.waitForFunction(() => location.hash !== "");
    expect(await page.locator("#toast").textContent()).toContain("Left out, because it looks secret: lines 4, 13");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());

    const other = await visit(browser, link);
    const shown = (await other.page.locator(".cm-content").textContent()) ?? "";
    expect(shown).not.toContain(secret);
    expect(shown).toContain("password: redacted");
    await other.page.context().close();

    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      state: history.state,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, cookies: "", state: null });
    await page.locator(".cm-content").click();
    await visited.after(() => page.keyboard.type(" "));
    expect(page.url()).not.toContain("#");
    await page.context().close();
  });

  test("saves a report that opens from a disk, filters without a script, and asks for nothing", async () => {
    const visited = await come();
    await example(visited, "both-methods");
    const folder = mkdtempSync(join(tmpdir(), "stepauth-report-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "report.html");
    writeFileSync(file, await visited.saved("Save report"));
    const context = await browser.newContext({ javaScriptEnabled: false });
    const report = await context.newPage();
    const seen: string[] = [];
    report.on("console", (message) => seen.push(message.text()));
    report.on("request", (request) => seen.push(request.url()));
    await report.goto(pathToFileURL(file).href);
    expect(seen).toEqual([pathToFileURL(file).href]);
    const steps = report.locator(".step");
    expect(await steps.evaluateAll((all) => all.map((step) => getComputedStyle(step).borderRadius))).toEqual([
      "14px",
      "14px",
    ]);
    await report.getByRole("radio", { name: /Warnings/ }).check();
    expect(await report.locator(".finding:visible").count()).toBe(1);
    expect(await report.locator(".step:visible").count()).toBe(0);
    await report.getByRole("radio", { name: /Notes/ }).check();
    expect(await report.getByText("Nothing of this kind.").isVisible()).toBe(true);
    await context.close();
    await visited.page.context().close();
  });

  // How long it takes is the business of `pnpm bench --guard`; here counts what is touched.
  test("draws nothing anew for a keystroke that changes no answer, in a file of 2 000 lines", async () => {
    const visited = await come();
    const { page, after } = visited;
    await visited.open(makeCommentedFile(110));
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await after(() => page.keyboard.type("#"));
    await page.evaluate(() => {
      const touched: string[] = [];
      Object.assign(window, { touched });
      const root = document.getElementById("result") as HTMLElement;
      new MutationObserver((changes) => {
        for (const { type, target, attributeName } of changes)
          if (target !== root || attributeName !== "data-answers") touched.push(`${type} of ${target.nodeName}`);
      }).observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    });
    const touched = () => page.evaluate(() => (window as unknown as { touched: string[] }).touched);
    for (const key of "abc") await after(() => page.keyboard.press(key));
    expect(await touched()).toEqual([]);
    await after(() => page.keyboard.press("Enter"));
    expect(await touched()).not.toEqual([]);
    await page.context().close();
  });

  const files = corpusFiles();
  test.runIf(
    needs(files.length > 0, "the playground is not compared with the command line: ../shared/corpus is not there"),
  )(`gives the command line's JSON for ${files.length} files`, async () => {
    const visited = await come();
    for (const { name, yaml } of files) {
      await visited.open(yaml);
      expect(JSON.parse(await visited.saved("Save JSON")), name).toEqual(await cliJson(yaml));
    }
    expect(visited.complaints).toEqual([]);
    await visited.page.context().close();
  });
});
