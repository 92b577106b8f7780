import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  authTypes,
  type ConnectionPlan,
  compareVersions,
  credentialInputs,
  type Method,
  type Place,
  type StepAdapter,
  StepAuthError,
} from "@stepauth/core";
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

const methods = ["api-key", "apple-id"] as const satisfies readonly Method[];
const unusedOrUsual = ["unused", "must-be-live", "lost"];

function placesOf({ values }: ConnectionPlan): Set<Place> {
  return new Set(values.flatMap((value) => [...value["inputs-first"], ...value.shipped]));
}

function methodsOf(plan: ConnectionPlan): Set<Method> {
  const taken = [...placesOf(plan)].map((place): Method => (place.endsWith("apple-id") ? "apple-id" : "api-key"));
  return new Set([...taken, ...(plan.session ? (["apple-id"] as const) : [])]);
}

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

  test("has exactly one plan for every version", () => {
    for (const version of versions) {
      const rows = definition.authTypes.filter(
        ({ from, to }) => compareVersions(from, version) <= 0 && (to === null || compareVersions(version, to) <= 0),
      );
      expect(new Set(rows.map(({ plan }) => plan)).size, version).toBe(1);
    }
    const editions = definition.authTypes.filter(({ to }) => to === null).map(({ edition }) => edition);
    expect(new Set(editions).size).toBe(editions.length);
  });

  test("changes at released versions, ascending", () => {
    const starts = (definition.changes ?? []).map(({ from }) => from);
    expect([...starts].sort(compareVersions)).toEqual(starts);
    for (const start of starts) expect(compareVersions(start, versions.at(-1) ?? "")).toBeLessThanOrEqual(0);
  });

  test("names inputs that its catalogue declares", () => {
    const declared = new Set(definition.catalogue.flatMap(({ inputs }) => inputs.map(({ key }) => key)));
    const choosing = definition.authTypes.flatMap(({ plan }) => plan.input ?? []);
    const keys = [...Object.values(definition.inputs), ...new Set(choosing)];
    expect(keys.filter((key) => !declared.has(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("declares the inputs of what it takes from inputs, and of nothing else", () => {
    for (const { version, plan, names } of described)
      for (const method of methods) {
        const fields = new Set(plan.sets[method].flat());
        expect(fields.size > 0, `${version} ${method}`).toBe(placesOf(plan).has(`inputs ${method}`));
        const declared = credentialInputs[method].filter((field) => names[field] !== undefined);
        // An app-specific password came before it was a set of its own.
        expect(declared.filter((field) => field !== "appPassword").sort(), version).toEqual(
          [...fields].filter((field) => field !== "appPassword").sort(),
        );
      }
  });

  test("takes the values that its step.yml offers, and its default", () => {
    for (const { version, plan, declared, connectionValues, names } of described) {
      const input = declared.get(plan.input ?? "");
      expect(names.connection !== undefined, version).toBe(connectionValues !== null);
      expect(input?.default ?? "", version).toBe(plan.default);
      const extra = (unlisted[adapter.step] ?? []).filter(
        (value) => connectionValues?.includes(value) && !input?.value_options?.includes(value),
      );
      expect(connectionValues === null ? undefined : [...connectionValues].sort(), version).toEqual(
        input?.value_options && [...input.value_options, ...extra].sort(),
      );
    }
  });

  test("hands on every kind of credentials that it takes", () => {
    for (const { version, plan, hands } of described)
      for (const method of methods)
        if (methodsOf(plan).has(method)) expect(hands[method], `${version} ${method}`).toBeDefined();
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

  test("treats the session as its plan says", () => {
    const alone = ["as-it-is", "while-live", "while-live-and-same-apple-id"];
    for (const { version, plan, rules } of described) {
      if (plan.session) expect(alone, version).toContain(rules.session);
      else if (!placesOf(plan).has("connection apple-id")) expect(unusedOrUsual, version).toContain(rules.session);
    }
  });

  test("reads the account's app-specific password only where it takes an Apple ID from there", () => {
    for (const { version, plan, rules, names } of described)
      if (names.appPassword !== undefined && rules.connectionAppPassword)
        expect(placesOf(plan).has("connection apple-id"), version).toBe(true);
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
  ["fastlane", "", "3.5.3", true],
  ["fastlane", "3", "3.5.3", true],
  ["fastlane", "2", "2.7.4", true],
  ["fastlane", "3.5.2", "3.5.2", true],
  ["deliver", "2.23", "2.23.1", true],
  ["fastlane", "2.3", "2.3.13", true],
  ["fastlane", "2.3.x", "2.3.13", true],
  ["fastlane", "2.3.9", "2.3.9", true],
  ["fastlane", "2.3.10", "2.3.9", false],
  ["fastlane", "2.99", "2.7.4", false],
  ["fastlane", "4", "3.5.3", false],
  ["fastlane", "1.9.9", "2.0.0", false],
  ["fastlane", "master", "3.5.3", false],
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
