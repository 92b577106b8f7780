import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { FileRef, type Policy, type Resolution, type StepAdapter } from "@stepauth/core";
import { materialise } from "@stepauth/core/node";
import { NOW, type Scenario, secrets } from "./scenarios.js";

/** Resolves a scenario, and counts how often the account was asked for. */
export async function resolveScenario(adapter: StepAdapter, scenario: Scenario, policy: Policy) {
  let requested = 0;
  const resolution = await adapter.resolve({
    inputs: scenario.inputs,
    version: scenario.version,
    policy,
    now: NOW,
    account: () => {
      requested += 1;
      return scenario.account;
    },
    readFile: (path) => {
      const text = scenario.keyFiles[path];
      if (text === undefined) throw new Error("no such file");
      return text;
    },
    fetch: () => Promise.reject(new Error("a resolution must not need the network here")),
  });
  return { resolution, requested };
}

/** What is true of every resolution. */
export function checkShape(resolution: Resolution): void {
  const { status, credentials, method, origin, considered, diagnostics, files } = resolution;
  assert.equal(status === "resolved", credentials !== null, "resolved, and only then, has credentials");
  assert.equal(method, credentials?.method ?? null, "the method is that of the credentials");
  assert.equal(origin !== null, credentials !== null, "the origin is that of the credentials");
  assert.ok(
    considered.filter(({ verdict }) => verdict === "selected").length <= 1,
    "at most one candidate is selected",
  );
  if (status === "failed")
    assert.ok(
      diagnostics.some(({ severity }) => severity === "error"),
      "a failure says why",
    );
  const names = new Set(files.map(({ name }) => name));
  assert.equal(names.size, files.length, "every file has a name of its own");
  for (const { name, mode } of files) {
    assert.match(name, /^[A-Za-z0-9_\- ][A-Za-z0-9._\- ]{0,99}$/, "a file's name is one plain path segment");
    assert.equal(mode, 0o600, "a file is its owner's alone");
  }
  for (const value of [...Object.values(resolution.env), ...resolution.args, ...Object.values(resolution.inputs)])
    if (value instanceof FileRef) assert.ok(names.has(value.name), "a file that is named is written");
}

/** However a resolution is printed, no secret shows. */
export function checkSecrets(resolution: Resolution): void {
  const printed = [
    JSON.stringify(resolution),
    inspect(resolution, { depth: 20, showHidden: true }),
    String(resolution),
    inspect(structuredCloneOf(resolution), { depth: 20 }),
  ];
  for (const text of printed) for (const secret of secrets) assert.ok(!text.includes(secret), "a secret shows");
}

function structuredCloneOf(resolution: Resolution): unknown {
  try {
    return structuredClone(resolution);
  } catch {
    return null; // What can't be cloned can't leak that way.
  }
}

/** Materialised credentials leave nothing behind. */
export async function checkNothingLeft(resolution: Resolution): Promise<void> {
  if (resolution.status === "failed") return;
  const dir = mkdtempSync(join(tmpdir(), "stepauth-conformance-"));
  try {
    const auth = await materialise(resolution, { dir });
    for (const value of [...Object.values(auth.env), ...auth.args]) assert.equal(typeof value, "string");
    await auth.dispose();
    assert.deepEqual(readdirSync(dir), [], "nothing is left behind");
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
