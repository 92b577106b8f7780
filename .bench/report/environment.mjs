import { execFileSync } from "node:child_process";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { root } from "../paths.mjs";

/** Where and of what figures are: without this they say little. */
export function environment() {
  const commit = currentCommit();
  return {
    date: new Date().toISOString(),
    units: { time: "ms", cpu: "ms", memory: "bytes" },
    ...(commit && { commit }),
    node: process.versions.node,
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
      memory: totalmem(),
      platform: `${platform()} ${release()} ${arch()}`,
    },
  };
}

/** The commit, and whether files differ from it; null outside of git. */
function currentCommit() {
  try {
    return { id: git("rev-parse", "HEAD"), isDirty: git("status", "--porcelain") !== "" };
  } catch {
    return null;
  }
}

/** @param {string[]} args */
function git(...args) {
  return execFileSync("git", ["--no-optional-locks", ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
