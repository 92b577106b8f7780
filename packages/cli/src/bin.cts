#!/usr/bin/env sh
// CommonJS: Node starts it sooner than a module, and saying the version takes no more than this file.
import fs = require("node:fs");
import path = require("node:path");
import requireKeepingCompiled = require("./compiled.cjs");

type Program = typeof import("./start.js", { with: { "resolution-mode": "import" } });

/** Commands that only look. What handles credentials runs nothing but the program's own files. */
const KEPT: ReadonlySet<string | undefined> = new Set(["preview", "lint", "explain", "auth-types"]);

const PROGRAM = path.join(__dirname, "program.cjs");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [first, ...more] = process.argv.slice(2);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`stepauth needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if ((first === "--version" || first === "-V") && more.length === 0) {
  const manifest: { version: string } = JSON.parse(fs.readFileSync(path.join(__dirname, "..", "package.json"), "utf8"));
  process.stdout.write(`${manifest.version}\n`);
} else {
  const keeps = first !== undefined && KEPT.has(first);
  const program = (keeps ? requireKeepingCompiled(PROGRAM, first) : require(PROGRAM)) as Program;
  // Imported from here, since in Node 20 nothing can be from what was compiled before.
  void program.start((url) => import(url));
}
