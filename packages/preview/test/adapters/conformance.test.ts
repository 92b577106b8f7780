import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { authTypes, compareVersions, type Method, type StepAdapter, StepAuthError } from "@stepauth/core";
import { describe, expect, test } from "vitest";

// Every adapter package of the repository is loaded and held against its rows of the auth-type table and its catalogue.

const packages = join(import.meta.dirname, "..", "..", "..");

/** The packages that depend on core alone and have a catalogue are adapters. */
const folders = readdirSync(packages).filter((folder) =>
  readdirSync(join(packages, folder, "src")).includes("catalogue.json"),
);

const loaded: readonly (readonly [string, StepAdapter])[] = await Promise.all(
  folders.map(async (folder) => [folder, await onlyAdapter(folder)] as const),
);

async function onlyAdapter(folder: string): Promise<StepAdapter> {
  const exported: Record<string, unknown> = await import(join(packages, folder, "src", "index.ts"));
  const adapters = Object.values(exported).filter((value) => typeof value === "object");
  expect(adapters, `${folder} exports one adapter`).toHaveLength(1);
  return adapters[0] as StepAdapter;
}

test("there is an adapter for every step of the table, and no other", () => {
  expect(loaded.map(([, { step }]) => step).sort()).toEqual(Object.keys(authTypes).sort());
});

/** `connection` values that a released step takes although its `step.yml` does not offer them. */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  "ios-auto-provision-appstoreconnect": ["apple-id", "enterprise-with-apple-id"],
};

describe.each(loaded)("packages/%s", (folder, adapter) => {
  const { definition, versions } = adapter;
  const described = versions.map((version) => adapter.describe(version));

  test("is named after its folder, and takes its rows from the table", () => {
    expect(adapter.name).toBe(folder);
    expect(definition.authTypes).toBe(authTypes[adapter.step as keyof typeof authTypes]);
    const manifest = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["@stepauth/core"]);
  });

  test("knows its released versions, ascending and once each", () => {
    expect(versions.length).toBeGreaterThan(0);
    expect([...versions].sort(compareVersions)).toEqual(versions);
    expect(new Set(versions).size).toBe(versions.length);
    for (const range of definition.catalogue) {
      expect(range.versions[0]).toBe(range.from);
      expect(range.versions.at(-1)).toBe(range.to);
    }
  });

  test("has exactly one row for every version", () => {
    for (const version of versions) {
      const rows = definition.authTypes.filter(
        ({ from, to }) => compareVersions(from, version) <= 0 && (to === null || compareVersions(version, to) <= 0),
      );
      expect(rows, version).toHaveLength(1);
    }
    expect(definition.authTypes.filter(({ to }) => to === null)).toHaveLength(1);
  });

  test("changes at released versions, ascending", () => {
    const starts = (definition.changes ?? []).map(({ from }) => from);
    expect([...starts].sort(compareVersions)).toEqual(starts);
    for (const start of starts) expect(compareVersions(start, versions.at(-1) ?? "")).toBeLessThanOrEqual(0);
  });

  test("names inputs that its catalogue declares", () => {
    const declared = new Set(definition.catalogue.flatMap(({ inputs }) => inputs.map(({ key }) => key)));
    const keys = Object.values(definition.inputs);
    expect(keys.filter((key) => !declared.has(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("declares the inputs of what it takes from inputs, and of nothing else", () => {
    for (const { version, row, names } of described) {
      const has = { "api-key": names.apiKeyPath !== undefined, "apple-id": names.appleId !== undefined };
      expect(has, version).toEqual({
        "api-key": row.inputs.includes("api-key"),
        "apple-id": row.inputs.includes("apple-id"),
      });
      expect(names.apiIssuer !== undefined, version).toBe(has["api-key"]);
      expect(names.password !== undefined, version).toBe(has["apple-id"]);
    }
  });

  test("takes the `connection` values that its step.yml offers", () => {
    for (const { version, row, declared, connectionValues, names } of described) {
      const offered = declared.get(definition.inputs.connection ?? "")?.value_options;
      expect(names.connection !== undefined, version).toBe(connectionValues !== null);
      const extra = (unlisted[adapter.step] ?? []).filter(
        (value) => Object.hasOwn(row.named, value) && !offered?.includes(value),
      );
      expect(connectionValues === null ? undefined : [...connectionValues].sort(), version).toEqual(
        offered && [...offered, ...extra].sort(),
      );
    }
  });

  test("hands on every kind of credentials that it takes", () => {
    for (const { version, row, hands } of described) {
      const taken = [...row.automatic, ...Object.values(row.named), ...row.inputs];
      const methods = new Set(taken.map((word): Method => (word === "session" ? "apple-id" : word)));
      for (const method of methods) expect(hands[method], `${version} ${method}`).toBeDefined();
    }
  });

  test("names a key file where it hands one on, and only then", () => {
    for (const { version, hands } of described) {
      const { keyFile, env = {}, args = [] } = hands["api-key"] ?? {};
      const named = [...Object.values(env), ...args].some((part) => typeof part === "object" && "file" in part);
      // A private key may also be found by its name, as altool does.
      if (keyFile !== "private-key") expect(named, version).toBe(keyFile === "fastlane-json");
      expect(JSON.stringify(hands["apple-id"] ?? {}), version).not.toContain('"file"');
    }
  });

  test("treats the session as its row says", () => {
    const alone = ["as-it-is", "while-live", "while-live-and-same-apple-id"];
    for (const { version, row, rules } of described) {
      if (row.automatic.includes("session")) expect(alone, version).toContain(rules.session);
      if (row.automatic.length === 0) expect(rules.session, version).toBe("unused");
    }
  });

  test("reads the account's app-specific password only where it takes an Apple ID from there", () => {
    for (const { version, row, rules, names } of described) {
      const takes = [...row.automatic, ...Object.values(row.named)].includes("apple-id");
      if (names.appPassword !== undefined && rules.connectionAppPassword) expect(takes, version).toBe(true);
    }
  });

  test("resolves every version, with and without everything, and never throws", async () => {
    const broken = new StepAuthError("account/malformed", "Broken.");
    const keys = Object.values(definition.inputs);
    for (const version of versions)
      for (const policy of ["inputs-first", "shipped"] as const)
        for (const account of [null, broken])
          for (const inputs of [{}, Object.fromEntries(keys.map((key) => [key, "x"]))]) {
            const resolution = await adapter.resolve({ inputs, account, policy, version, keys: "defer" });
            expect(resolution).toMatchObject({ step: adapter.step, version, policy });
            expect(resolution.considered).toHaveLength(4);
            expect(resolution.diagnostics.map(({ code }) => code)).not.toContain("step/version-unknown");
          }
  });

  test("is its own: repositories, tool and step are not another adapter's", () => {
    const others = loaded.filter(([name]) => name !== folder).map(([, other]) => other.definition);
    const repositories = others.flatMap((other) => other.repositories ?? []);
    expect(repositories.filter((repository) => definition.repositories?.includes(repository))).toEqual([]);
    expect(definition.repositories?.every((repository) => /^[\w-]+\/[\w-]+$/.test(repository))).toBe(true);
    expect(others.map(({ step }) => step)).not.toContain(definition.step);
  });
});

test.each([
  ["fastlane", "", "3.5.2", true],
  ["fastlane", "3", "3.5.2", true],
  ["fastlane", "2", "2.7.4", true],
  ["fastlane", "2.3", "2.3.13", true],
  ["fastlane", "2.3.x", "2.3.13", true],
  ["fastlane", "2.3.9", "2.3.9", true],
  ["fastlane", "2.3.10", "2.3.9", false],
  ["fastlane", "2.99", "2.7.4", false],
  ["fastlane", "4", "3.5.2", false],
  ["fastlane", "1.9.9", "2.0.0", false],
  ["fastlane", "master", "3.5.2", false],
  ["deliver", "2.18", "2.18.1", true],
  ["deliver", "2.19.5", "2.19.0", false],
  ["application-loader", "0.10", "0.10.1", true],
  ["auto-provision-api", "2.1.1", "2.1.1", true],
  ["auto-provision-apple-id", "0.1", "0.9.0", false],
] as const)("%s @%s is %s", async (name, lock, version, known) => {
  const adapter = loaded.find(([folder]) => folder === name)?.[1] as StepAdapter;
  const resolution = await adapter.resolve({ inputs: {}, version: lock });
  expect(resolution.version).toBe(version);
  expect(resolution.diagnostics.some(({ code }) => code === "step/version-unknown")).toBe(!known);
});
