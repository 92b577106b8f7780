import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { chosen } from "./.config/chosen.js";

const HANGS = 10 * 60_000;

// Tests run against the sources: a package name resolves to its folder's src, not to dist.
const packages = join(import.meta.dirname, "packages");
const names = readdirSync(packages);
const alias = names.flatMap((name) => {
  const source = join(packages, name, "src");
  const pkg = name === "cli" ? "stepauth" : `@stepauth/${name}`;
  return [
    { find: new RegExp(`^${pkg}$`), replacement: join(source, "index.ts") },
    { find: new RegExp(`^${pkg}/node$`), replacement: join(source, "node/index.ts") },
  ];
});

const platform = Object.entries(chosen("node")).map(([find, replacement]) => ({ find, replacement }));

// One worker loads a module once for all files that it runs, not once a file: a third less work. So a test leaves nothing
// behind in a module.
const together = { isolate: false };

// These end a test that hangs. How long one takes says more about the machine than about the code, and fails none.
const patience = { testTimeout: HANGS, hookTimeout: HANGS, expect: { poll: { timeout: HANGS } } };

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: names.map((name) => ({
      resolve: { alias: [...alias, ...platform] },
      test: { name, root: join(packages, name), include: ["test/**/*.test.ts"], ...together, ...patience },
    })),
  },
});
