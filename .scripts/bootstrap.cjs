// `npm start` and `npm test` for someone who has Node and npm and nothing else.
// Old syntax on purpose: a Node that is much too old must get far enough to say so in words.
"use strict";

var OLDEST = [20, 19];

var running = process.versions.node.split(".").map(Number);
if (running[0] < OLDEST[0] || (running[0] === OLDEST[0] && running[1] < OLDEST[1])) {
  process.stderr.write(
    "stepauth needs Node " + OLDEST.join(".") + " or newer, and this is Node " + process.versions.node + ".\n"
  );
  process.exit(1);
}

var childProcess = require("node:child_process");
var crypto = require("node:crypto");
var fs = require("node:fs");
var path = require("node:path");

var root = path.join(__dirname, "..");
var stamp = path.join(root, "node_modules", ".stepauth-installed");

// A registry that does not answer is given up after one more try, not after two with a minute between them.
var registry = {
  env: { npm_config_fetch_retries: "1", npm_config_fetch_retry_mintimeout: "1000" },
  help: "The dependencies come from the registry that `npm config get registry` names: check that it can be reached.\n",
};

var commands = { start: start, test: test, playground: playground };
var command = commands[process.argv[2]];
if (!command) {
  process.stderr.write("usage: node .scripts/bootstrap.cjs start|test|playground [arguments]\n");
  process.exit(2);
}
command(process.argv.slice(3));

/** Previews the example. What comes after `npm start --` replaces the arguments of the command line. */
function start(rest) {
  prepare();
  phase("making the example's private key", process.execPath, [path.join(".scripts", "example-key.mjs")]);

  var example = "examples/preview/";
  var args = rest.length
    ? rest
    : [
        "preview",
        example + "bitrise.yml",
        "--workflow",
        "deploy",
        "--account",
        example + "apple_developer_portal_data.json",
        "--secrets",
        example + ".bitrise.secrets.yml",
      ];
  process.stderr.write("\n$ stepauth " + args.join(" ") + "\n\n");
  // Behind `--`, or Node would take some of the arguments for its own.
  hand(process.execPath, ["--", path.join("packages", "cli", "dist", "bin.cjs")].concat(args));
}

/** Runs every test, or those that the arguments (vitest's own) select. */
function test(rest) {
  prepare();
  var vitest = path.join("node_modules", "vitest", "vitest.mjs");
  hand(process.execPath, [vitest, "run", "--config", "vitest.workspace.ts"].concat(rest));
}

/** Builds the playground, which needs the sources alone, and serves it to this machine. */
function playground(rest) {
  install();
  var folder = path.join("packages", "playground");
  phase("building the playground", process.execPath, [
    path.join(folder, "node_modules", "vite", "bin", "vite.js"),
    "build",
    folder,
  ]);
  hand(process.execPath, [path.join(".scripts", "playground.mjs")].concat(rest));
}

function prepare() {
  install();
  npmPhase("building the packages", ["run", "--silent", "build:js"]);
}

/** Installs when the lockfile is not the one of the last install. The stamp goes away with node_modules. */
function install() {
  var lock = hashOf(path.join(root, "pnpm-lock.yaml"));
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === lock) return;
  var manager = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).packageManager;
  var pnpm = manager.split("+")[0]; // a hash may follow the version
  npmPhase("installing the dependencies", ["exec", "--yes", "--", pnpm, "install", "--frozen-lockfile"], registry);
  fs.writeFileSync(stamp, lock);
}

function hashOf(file) {
  return crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}

/** npm as a script where it tells us which one runs us (no shell, no quoting), else the one on the PATH. */
function npmPhase(what, args, needs) {
  var script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return phase(what, process.execPath, [script].concat(args), needs);
  return phase(what, "npm", args, needs);
}

/** Says what is being done before a child does it, quietly unless it fails, and how long it took behind it. */
function phase(what, file, args, needs) {
  var began = Date.now();
  process.stderr.write(what + " ...");
  var child = childProcess.spawnSync(file, args, {
    cwd: root,
    encoding: "utf8",
    // Nothing to ask: a question of a package manager must not wait for an answer that nobody sees.
    env: Object.assign({}, needs && needs.env, process.env, { CI: "true" }),
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32" && file === "npm",
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.stderr.write(" " + ((Date.now() - began) / 1000).toFixed(1) + " s\n");
  if (!child.error && child.status === 0) return;
  process.stderr.write((child.stdout || "") + (child.stderr || ""));
  process.stderr.write("failed: " + path.basename(file) + " " + args.join(" ") + "\n");
  if (child.error) process.stderr.write(child.error.message + "\n");
  if (needs) process.stderr.write(needs.help);
  process.exit(child.status || 1);
}

/** Runs the child that this is all about with our own streams, and ends as it ended. */
function hand(file, args) {
  var child = childProcess.spawnSync(file, args, { cwd: root, stdio: "inherit" });
  if (child.error) process.stderr.write(child.error.message + "\n");
  if (child.signal) process.kill(process.pid, child.signal);
  process.exit(child.status === null ? 1 : child.status);
}
