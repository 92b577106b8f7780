import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Catalogue } from "@stepauth/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { grouped } from "../../generate/catalogue/merge.js";
import { main } from "../../generate/catalogue-main.js";
import { adapters } from "../../src/index.js";

const root = join(import.meta.dirname, "../../../..");
const LIST = "packages/preview/generate/step-library.json";
const FASTLANE = "packages/fastlane/src/catalogue.json";
const DAY = "packages/core/src/adapter/catalogue-day.ts";
const DELIVER = "packages/deliver/src/catalogue.json";
const now = new Date("2026-12-01T06:00:00Z");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stepauth-catalogue-"));
  for (const path of [LIST, DAY, ...adapters.map(({ name }) => `packages/${name}/src/catalogue.json`)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (path: string) => readFileSync(join(folder, path), "utf8");
const json = (path: string) => JSON.parse(text(path));

type Item = Record<string, unknown>;

/** An input as the library writes it. */
const input = (key: string, value: string, opts: Item = {}): Item => ({ [key]: value, opts: { title: key, ...opts } });

/** The inputs of the newest version that is recorded of a step, as the library writes them. */
function newest(name: string): Item[] {
  const adapter = adapters.find((one) => one.name === name);
  return (adapter?.inputs(adapter.versions.at(-1) ?? "") ?? []).map(
    ({ key, default: value, required, sensitive, expand, value_options, dont_change }) =>
      input(key, value, {
        ...(required ? { is_required: true } : {}),
        ...(sensitive ? { is_sensitive: true } : {}),
        ...(expand === false ? { is_expand: false } : {}),
        ...(value_options ? { value_options } : {}),
        ...(dont_change ? { is_dont_change_value: true } : {}),
      }),
  );
}

type Steps = Readonly<Record<string, Readonly<Record<string, readonly Item[]>>>>;

function index(steps: Steps): string {
  const path = join(folder, "spec.json");
  const versions = (all: Steps[string]) =>
    Object.fromEntries(Object.entries(all).map(([version, inputs]) => [version, { title: "x", inputs }]));
  const content = {
    generated_at_timestamp: Date.UTC(2026, 10, 20) / 1000,
    steps: Object.fromEntries(Object.entries(steps).map(([id, all]) => [id, { versions: versions(all) }])),
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

function checkout(steps: Steps): string {
  for (const [id, versions] of Object.entries(steps))
    for (const [version, inputs] of Object.entries(versions)) {
      const path = join(folder, "library/steps", id, version, "step.yml");
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, stringify({ title: "x", inputs }));
    }
  writeFileSync(join(folder, "library/steps/README.md"), "");
  return join(folder, "library");
}

function update(path: string) {
  const result = main(folder, ["--steplib", path], now);
  if ("problem" in result) throw new Error(result.problem);
  return result;
}

const changed = (items: Item[], key: string, opts: Item) =>
  items.map((item) => (key in item ? { ...item, opts: { ...(item.opts as Item), ...opts } } : item));

test.each(adapters.map(({ name }) => name))("the catalogue of %s is what grouping its versions gives", (name) => {
  const catalogue = JSON.parse(readFileSync(join(root, "packages", name, "src/catalogue.json"), "utf8")) as Catalogue;
  const releases = catalogue.flatMap(({ versions, inputs }) => versions.map((version) => ({ version, inputs })));
  expect(grouped(releases)).toEqual(catalogue);
});

describe.each([
  ["the index of the Bitrise CLI", index],
  ["a checkout of the library", checkout],
])("from %s", (_, library) => {
  test("a new version is written, and one whose authentication inputs differ is refused", () => {
    const before = text(DELIVER);
    const result = update(
      library({
        fastlane: { "3.5.4": newest("fastlane"), "3.5.3": newest("fastlane") },
        "deploy-to-itunesconnect-deliver": {
          "2.24.0": changed(newest("deliver"), "connection", { value_options: ["automatic", "api_key"] }),
        },
      }),
    );
    expect(json(FASTLANE).at(-1).versions.at(-1)).toBe("3.5.4");
    expect(json(FASTLANE).at(-1)).toMatchObject({ from: "3.0.0", to: "3.5.4" });
    expect(text(DELIVER)).toBe(before);
    expect(result.paths).toEqual([FASTLANE, DAY]);
    expect(text(DAY)).toContain(library === index ? '"2026-11-20"' : '"2026-12-01"');
    expect(result.news).toEqual(["fastlane: 3.5.4"]);
    expect(result.refused).toEqual([
      "deploy-to-itunesconnect-deliver 2.24.0: the input `connection` has another value_options, compared with 2.23.1.",
    ]);
  });

  test("a new step comes into the list, and none goes", () => {
    const { news } = update(library({ "a-new-step": { "1.0.0": [] }, script: { "1.0.0": [] } }));
    expect(news).toEqual(["new step: a-new-step"]);
    const recorded = JSON.parse(readFileSync(join(root, LIST), "utf8"));
    expect(json(LIST).ids).toEqual([...recorded.ids, "a-new-step"].sort());
    expect(json(LIST).asOf).toBe(library === index ? "2026-11-20" : "2026-12-01");
  });

  test("nothing is written when nothing is new", () => {
    const result = update(library({ fastlane: { "3.5.3": newest("fastlane") } }));
    expect(result).toEqual({ paths: [], news: [], refused: [] });
  });
});

describe("authentication inputs", () => {
  test.each([
    ["is gone", newest("fastlane").filter((item) => !("api_issuer" in item)), "the input `api_issuer` is gone"],
    [
      "has another default",
      newest("fastlane").map((item) => ("connection" in item ? input("connection", "off", item.opts as Item) : item)),
      "another default",
    ],
    ["is new", [...newest("fastlane"), input("apple_token", "")], "the input `apple_token` is new"],
    ["is not secret any more", changed(newest("fastlane"), "password", { is_sensitive: false }), "another sensitive"],
  ])("one that %s is refused, and so are later versions", (_, inputs, words) => {
    const { refused, news } = update(index({ fastlane: { "3.6.0": inputs, "3.6.1": inputs } }));
    expect(news).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(words);
  });

  test("another input may come, and begins a range of its own", () => {
    const { refused } = update(index({ fastlane: { "3.6.0": [...newest("fastlane"), input("color", "red")] } }));
    expect(refused).toEqual([]);
    expect(json(FASTLANE).at(-1)).toMatchObject({ from: "3.6.0", to: "3.6.0", versions: ["3.6.0"] });
  });

  test("a version that was released again with others is told", () => {
    const { refused } = update(index({ fastlane: { "3.5.3": newest("fastlane").slice(0, 2) } }));
    expect(refused[0]).toContain("fastlane 3.5.3 is not what it was");
  });
});

test.each([
  [[], "--steplib FOLDER|spec.json"],
  [["--steplib", "nowhere"], "neither a folder nor a file"],
])("%j is refused", (args, words) => {
  expect(main(folder, args, now)).toEqual({ problem: expect.stringContaining(words) });
});

test("what is no library is refused, and nothing is written", () => {
  const path = join(folder, "spec.json");
  writeFileSync(path, '{"steps": []}');
  expect(main(folder, ["--steplib", path], now)).toMatchObject({ problem: expect.stringContaining("no `steps`") });
  expect(main(folder, ["--steplib", folder], now)).toMatchObject({ problem: expect.stringContaining("no folder") });
  expect(existsSync(join(folder, "library"))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(["packages", "spec.json"]);
});
