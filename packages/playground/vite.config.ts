import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin, type Rollup } from "vite";
import { chosen } from "../../.config/chosen.js";

// The page is built from the sources of the packages, so that it needs no other build first.
const packages = join(import.meta.dirname, "..");
const alias = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, "src", "index.ts")))
  .map((name) => ({ find: new RegExp(`^@stepauth/${name}$`), replacement: join(packages, name, "src", "index.ts") }));
const platform = Object.entries(chosen("default")).map(([find, replacement]) => ({ find, replacement }));

// The editor makes a style element of its own, and the policy knows it by this. A nonce in a file is no secret; what keeps
// others out is that the page makes no element from text.
const nonce = randomBytes(16).toString("base64url");

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self'",
  // The thread is made from the page's own text and inherits this policy, so that it can reach nothing either.
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/** Puts the policy into the built page, before anything it governs. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
};

// Comments of libraries that the bundler can't read concern nobody.
const quiet: NonNullable<Rollup.RollupOptions["onwarn"]> = (warning, warn) => {
  if (warning.code !== "INVALID_ANNOTATION") warn(warning);
};

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  resolve: { alias: [...alias, ...platform] },
  html: { cspNonce: nonce },
  plugins: [contentSecurityPolicy],
  worker: {
    format: "es",
    rollupOptions: { output: { inlineDynamicImports: true }, onwarn: quiet },
  },
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rollupOptions: { onwarn: quiet },
  },
  server: { host: "127.0.0.1" },
});
