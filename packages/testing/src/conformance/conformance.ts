import assert from "node:assert/strict";
import { compareVersions, type StepAdapter } from "@stepauth/core";
import { checkNothingLeft, checkSecrets, checkShape, resolveScenario } from "./properties.js";
import { checkRoundTrip } from "./round-trip.js";
import { type Scenario, scenariosOf, tellingVersions } from "./scenarios.js";
import { checkWords } from "./words.js";

/** One thing that every adapter must do. `run` rejects when this one does not. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const policies = ["inputs-first", "shipped"] as const;

/**
 * What every adapter must do, as cases for any test runner.
 *
 * @example
 * ```ts
 * import { test } from "node:test";
 * for (const { name, run } of conformance(myStep)) test(name, run);
 * ```
 */
export function conformance(adapter: StepAdapter): ConformanceCase[] {
  return [
    { name: "its name and step ID are lower-case words", run: async () => checkNames(adapter) },
    { name: "its versions ascend", run: async () => checkVersions(adapter) },
    { name: "every version has exactly one connection plan", run: async () => checkRows(adapter) },
    { name: "its inputs are inputs of some version", run: async () => checkInputs(adapter) },
    { name: "locks resolve to versions that exist", run: async () => checkLocks(adapter) },
    { name: "every word of the input that chooses works", run: () => checkWords(adapter) },
    ...tellingVersions(adapter).map((version) => ({
      name: `${version} resolves every situation`,
      run: () => checkVersion(adapter, version),
    })),
  ];
}

function checkNames({ name, step }: StepAdapter): void {
  for (const word of [name, step]) assert.match(word, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
}

function checkVersions({ versions }: StepAdapter): void {
  assert.ok(versions.length > 0, "there is a version");
  for (const [index, version] of versions.entries()) {
    assert.match(version, /^\d+\.\d+\.\d+$/);
    const before = versions[index - 1];
    if (before !== undefined) assert.ok(compareVersions(before, version) < 0, `${before} comes before ${version}`);
  }
}

function checkRows({ definition, versions }: StepAdapter): void {
  for (const version of versions) {
    const rows = definition.authTypes.filter(
      ({ from, to }) => compareVersions(from, version) <= 0 && (to === null || compareVersions(version, to) <= 0),
    );
    assert.equal(new Set(rows.map(({ plan }) => plan)).size, 1, `plans for ${version}`);
  }
}

function checkInputs({ definition, versions, inputs }: StepAdapter): void {
  const declared = new Set(versions.flatMap((version) => inputs(version).map(({ key }) => key)));
  const choosing = definition.authTypes.flatMap(({ plan }) => plan.input ?? []);
  for (const key of [...Object.values(definition.inputs), ...choosing])
    assert.ok(declared.has(key), `${key} is declared`);
}

function checkLocks({ resolveVersion, versions }: StepAdapter): void {
  assert.deepEqual(resolveVersion(""), { version: versions.at(-1), known: true });
  for (const version of versions) {
    assert.deepEqual(resolveVersion(version), { version, known: true });
    assert.ok(resolveVersion(version.split(".")[0] ?? "").known);
  }
  assert.equal(resolveVersion("999.0.0").known, false);
}

async function checkVersion(adapter: StepAdapter, version: string): Promise<void> {
  for (const scenario of scenariosOf(adapter, version)) {
    for (const policy of policies) {
      try {
        await checkScenario(adapter, scenario, policy);
      } catch (error) {
        const reason = error instanceof Error ? error.message : "it threw";
        throw new assert.AssertionError({ message: `${version}, ${policy}, ${scenario.name}: ${reason}` });
      }
    }
  }
}

async function checkScenario(
  adapter: StepAdapter,
  scenario: Scenario,
  policy: (typeof policies)[number],
): Promise<void> {
  const { resolution, requested } = await resolveScenario(adapter, scenario, policy);
  checkShape(resolution);
  checkSecrets(resolution);
  assert.ok(requested <= 1, "the account is requested once at most");
  if (leavesAccountOut(adapter, scenario)) assert.equal(requested, 0, "an account that has no say is not requested");
  const again = await resolveScenario(adapter, scenario, policy);
  assert.equal(JSON.stringify(again.resolution), JSON.stringify(resolution), "the same question has the same answer");
  await checkNothingLeft(resolution);
  await checkRoundTrip(adapter, scenario, resolution);
}

/** Whether the value that chooses has no place for the connected account, and the step does not ask it for a session either. */
function leavesAccountOut(adapter: StepAdapter, { version, inputs }: Scenario): boolean {
  const { names, plan, rules } = adapter.describe(version);
  const value = inputs[names.connection ?? ""] ?? plan.default;
  const chosen = plan.values.find((one) => one.value === value);
  return (
    !plan.session && rules.session !== "lost" && (chosen?.shipped.every((place) => place.startsWith("inputs")) ?? true)
  );
}
