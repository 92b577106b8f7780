// The build for Node on what else runs it: Bun and Deno, from npm.
import { deepEqual } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { strangersFolder } from "./folder.mjs";
import { entriesOf } from "./importable.mjs";
import { CheckFailed } from "./run.mjs";

/** The runtimes by the name that packages.mjs is given; pinned so that the check says the same tomorrow. */
const RUNTIMES = {
  bun: { package: "bun@1.4.5", command: ["bun"] },
  deno: { package: "deno@2.9.6", command: ["deno", "run", "--allow-all", "--no-prompt"] },
};

/** Whether a name is one of these, not a version of Node. */
export function isRuntime(name) {
  return Object.hasOwn(RUNTIMES, name);
}

/** The checks, one per runtime. */
export function otherRuntimes({ packed, url, scratch, runtimes }) {
  return runtimes.map((name) => ({
    name: `the build for Node on ${name}`,
    action: () => runs(name, packed.flatMap(entriesOf), join(scratch, `on-${name}`), url),
  }));
}

async function runs(name, entries, path, url) {
  const runtime = RUNTIMES[name];
  const folder = await strangersFolder(path, url);
  // What tests in Node are written with stays out.
  const libraries = entries.filter((entry) => entry !== "@stepauth/testing");
  await folder.install(...new Set(libraries.map((entry) => entry.split("/").slice(0, 2).join("/"))));
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  folder.write({
    "AuthKey_2X9R4HXF34.p8": privateKey.export({ type: "pkcs8", format: "pem" }),
    "program.mjs": program(libraries),
  });
  const command = [`--package=${runtime.package}`, "--", ...runtime.command, "program.mjs"];
  const said = JSON.parse(await folder.npm("exec", "--yes", ...command));
  if (!said.version.toLowerCase().startsWith(name)) throw new CheckFailed(`it ran on ${said.version}`);
  deepEqual(said.names, ["api_key.json"]);
  deepEqual(said.files, { before: [true], mode: "600", after: [false] });
  deepEqual(said.token, 3);
  return `${said.version}, ${said.entries} entries`;
}

/** Loads every entry, takes credentials from an environment, and makes a token. */
function program(entries) {
  return `
import { existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { createToken } from "@stepauth/core";
import { fastlane } from "@stepauth/fastlane";

for (const entry of ${JSON.stringify(entries)}) await import(entry);
const auth = await fastlane.fromEnv({
  api_key_path: "./AuthKey_2X9R4HXF34.p8",
  api_issuer: "57246542-96fe-1a63-e053-0824d011072a",
});
const paths = [auth.environment({}).DELIVER_API_KEY_PATH];
const before = paths.map((path) => existsSync(path));
const mode = (statSync(paths[0]).mode & 0o777).toString(8);
const token = await createToken(auth.resolution.credentials);
await auth.dispose();
const after = paths.map((path) => existsSync(path));
const { Bun, Deno } = globalThis;
console.log(JSON.stringify({
  version: Bun ? "Bun " + Bun.version : Deno ? "Deno " + Deno.version.deno : "Node " + process.versions.node,
  entries: ${entries.length},
  names: paths.map((path) => basename(path)),
  files: { before, mode, after },
  token: token.reveal().split(".").length,
}));
`;
}
