// Loaded into a measured process with --require: at its end it tells, on file descriptor 3, what it has used. In CommonJS,
// so that a program that has no ES modules need not load Node's loader for them.
const { readFileSync, writeSync } = require("node:fs");

process.once("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: peakMemory(maxRSS * 1024) }));
});

// On Linux a process inherits the peak of whoever started it; only the kernel's own account of the process knows better.
/** @param {number} otherwise */
function peakMemory(otherwise) {
  if (process.platform !== "linux") return otherwise;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return kilobytes === undefined ? otherwise : Number(kilobytes) * 1024;
}
