// What a stranger's bundler makes of the packages for a browser and for a worker: plain esbuild, plain Vite, no plug-in,
// nothing `external`. It must be small, and resolve a request in Chromium.
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strangersFolder } from "./folder.mjs";
import { entriesOf } from "./importable.mjs";
import { resolvesThere } from "./in-browser.mjs";
import { CheckFailed } from "./run.mjs";

// The bundlers that somebody would have today, pinned so that the checks say the same tomorrow.
const BUNDLERS = ["esbuild@0.28.2", "vite@7.3.8"];
/** A program, and what tests in Node are written with. */
const NODE_ALONE = ["stepauth", "@stepauth/testing"];
const limits = JSON.parse(readFileSync(join(import.meta.dirname, "limits.json"), "utf8"));

/** The checks: the sizes, and what each bundler makes. */
export function bundled({ packed, url, scratch }) {
  const libraries = packed.filter((each) => entriesOf(each).length > 0 && !NODE_ALONE.includes(each.name));
  const names = libraries.map(({ name }) => name);
  let folder;
  const check = (name, action) => ({
    name,
    action: async () => {
      folder ??= withBundlers(join(scratch, "bundled"), url, names);
      return action(await folder);
    },
  });
  return [
    check("a bundle with one adapter is small", sizes),
    check("all libraries in one bundle of esbuild", (folder) => esbuild(folder, "all", ["all.js"])),
    check("a bundle of esbuild resolves in Chromium", async (folder) => {
      const entries = ["site/page.js", "site/in-a-worker.js", "site/worker.js"];
      await esbuild(folder, "split", [...entries, "--splitting"]);
      copyFileSync(join(folder.path, "site/index.html"), join(folder.path, "split/index.html"));
      return resolvesThere(join(folder.path, "split"));
    }),
    check("a bundle of Vite resolves in Chromium", async (folder) => {
      await folder.npm("exec", "--", "vite", "build", "site", "--logLevel", "warn");
      return resolvesThere(join(folder.path, "site/dist"));
    }),
  ];
}

async function withBundlers(path, url, names) {
  const folder = await strangersFolder(path, url);
  await folder.install(...names, ...BUNDLERS);
  const all = names.map((name, index) => `import * as library${index} from "${name}";`);
  folder.write({
    "all.js": `${all.join("\n")}\nglobalThis.all = [${names.map((_, index) => `library${index}`).join(", ")}];\n`,
    "site/index.html":
      '<!doctype html><script type="module" src="./page.js"></script><script type="module" src="./in-a-worker.js"></script>',
    "site/page.js": `
import { createToken, parseConnectedAccount } from "@stepauth/core";
import { fastlane } from "@stepauth/fastlane";
globalThis.resolved = async (document) => {
  const { status, origin, method } = await fastlane.resolve({ inputs: {}, account: parseConnectedAccount(document) });
  return { status, origin, method };
};
globalThis.token = async (key) => (await createToken(key)).reveal();
`,
    "site/in-a-worker.js": `
globalThis.resolvedInAWorker = (document) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(document);
  });
`,
    "site/worker.js": `
import { parseConnectedAccount } from "@stepauth/core";
import { fastlane } from "@stepauth/fastlane";
onmessage = async ({ data }) => {
  const { status, origin, method } = await fastlane.resolve({ inputs: {}, account: parseConnectedAccount(data) });
  postMessage({ status, origin, method });
};
`,
  });
  return folder;
}

async function esbuild(folder, outdir, args) {
  const usual = ["--bundle", "--minify", "--format=esm", "--log-level=warning", `--outdir=${outdir}`];
  await folder.npm("exec", "--", "esbuild", ...args, ...usual);
}

/** Each adapter alone, as one file that holds all it needs. */
async function sizes(folder) {
  const rows = Object.entries(limits).filter(([, { bundledBytes }]) => bundledBytes !== undefined);
  const found = [];
  for (const [name, { bundledBytes }] of rows) {
    const short = name.slice("@stepauth/".length);
    const adapter = short.replace(/-./g, ([, letter]) => letter.toUpperCase());
    const text = `import { ${adapter} } from "${name}";\nglobalThis.resolved = (request) => ${adapter}.resolve(request);\n`;
    folder.write({ [`alone/${short}.mjs`]: text });
    await esbuild(folder, "small", [`alone/${short}.mjs`]);
    const bytes = gzipSync(readFileSync(join(folder.path, "small", `${short}.js`)), { level: 9 }).length;
    found.push({ fits: bytes <= bundledBytes, line: `${short} ${bytes} of ${bundledBytes}` });
  }
  const line = `bytes, zipped: ${found.map((each) => each.line).join(", ")}`;
  if (found.length === 0 || found.some(({ fits }) => !fits))
    throw new CheckFailed(`too large for limits.json\n${line}`);
  return line;
}
