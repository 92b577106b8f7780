#!/usr/bin/env node
import * as nodeModule from "node:module";

// The one file that touches `process`. Everything else is given what it needs.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`stepauth needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
// Newer Nodes keep what they compiled, which halves the start.
if ("enableCompileCache" in nodeModule) (nodeModule.enableCompileCache as () => void)();
const { main } = await import("./main.js");
const { processIo } = await import("./io/process.js");
process.exitCode = await main(process.argv.slice(2), processIo());
