import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

// `npm start` and `npm test` say at once what they do, also where the registry says nothing for a long time.

const root = join(import.meta.dirname, "..", "..", "..");
const folder = mkdtempSync(join(tmpdir(), "stepauth-first-words-"));
const open = new Set<() => void>();

afterAll(() => {
  for (const end of open) end();
  rmSync(folder, { recursive: true, force: true });
});

test.each(["start", "test"])("npm %s says that it installs while the registry is silent", async (command) => {
  const clone = join(folder, command);
  mkdirSync(clone);
  for (const path of ["package.json", "pnpm-lock.yaml", ".scripts"])
    cpSync(join(root, path), join(clone, path), { recursive: true });
  // It never answers, so that what is said was said before.
  const server = createServer();
  const asked = once(server, "request");
  open.add(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { ...process.env, npm_config_registry: address, npm_config_cache: join(clone, "cache") };
  const child = spawn(process.execPath, ["--", ".scripts/bootstrap.cjs", command], { cwd: clone, env, detached: true });
  open.add(() => child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, "SIGKILL"));
  const [[said]] = await Promise.all([once(child.stderr.setEncoding("utf8"), "data"), asked]);
  expect(said).toBe("installing the dependencies ...");
});
