import fs = require("node:fs");
import nodeModule = require("node:module");
import os = require("node:os");
import path = require("node:path");
import vm = require("node:vm");

/**
 * What a CommonJS file exports. Keeps what was compiled for the next run, which takes a fifth off a short one. Node does so by
 * itself from version 22 on; before that it is done here. Where no folder is this user's alone, nothing is kept.
 *
 * @param name - a word for what the run does: functions are kept as far as they ran
 */
function requireKeepingCompiled(file: string, name: string): unknown {
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : ownFolder();
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: (folder: string) => unknown };
  if (folder !== undefined && !enableCompileCache) return runKept(file, path.join(folder, name));
  if (folder !== undefined) enableCompileCache?.(folder);
  return require(file);
}

const OTHERS_MAY_WRITE = 0o022;

// What is in there is run. In a folder for everybody, such as /tmp, others would have a say in what that is.
function ownFolder(): string | undefined {
  const { XDG_CACHE_HOME: given = "" } = process.env;
  const folder = path.join(path.isAbsolute(given) ? given : path.join(os.homedir(), ".cache"), "stepauth");
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = fs.statSync(folder);
    const isOurs = process.platform === "win32" || (uid === process.getuid?.() && (mode & OTHERS_MAY_WRITE) === 0);
    return isOurs ? folder : undefined;
  } catch {
    return undefined; // No home folder, or none that can be written to.
  }
}

function runKept(file: string, keptFile: string): unknown {
  const stamp = Buffer.from(stampOf(file));
  const cachedData = readKept(keptFile, stamp);
  const script = new vm.Script(nodeModule.wrap(fs.readFileSync(file, "utf8")), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  if (!cachedData || script.cachedDataRejected) {
    process.once("exit", () => keep(keptFile, Buffer.concat([script.createCachedData(), stamp])));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}

// V8 takes what was compiled from any source of the same length, so the file itself has to be told from others.
function stampOf(file: string): string {
  const { dev, ino, size, ctimeMs } = fs.statSync(file);
  return ["", process.version, process.arch, dev, ino, size, ctimeMs].join("\n");
}

function readKept(keptFile: string, stamp: Buffer): Buffer | undefined {
  try {
    const kept = fs.readFileSync(keptFile);
    const end = kept.length - stamp.length;
    return end > 0 && kept.subarray(end).equals(stamp) ? kept.subarray(0, end) : undefined;
  } catch {
    return undefined; // Nothing was kept yet.
  }
}

function keep(keptFile: string, content: Buffer): void {
  const unfinished = `${keptFile}.${process.pid}`;
  try {
    fs.writeFileSync(unfinished, content, { mode: 0o600, flag: "wx" });
    fs.renameSync(unfinished, keptFile);
  } catch {
    // The disk is full, or another run was faster: the next one compiles again.
  }
}

export = requireKeepingCompiled;
