import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeApiKey } from "../../../../.bench/inputs/api-key.mjs";
import { makeRequests } from "../../../../.bench/inputs/requests.mjs";
import { steps } from "../../../../.bench/inputs/steps.mjs";
import { makeWorkflowFile } from "../../../../.bench/inputs/workflow-file.mjs";

describe.each([1e3, 4e3, 1e4, 1e5, 1e6])("a workflow file of %d bytes", (bytes) => {
  const text = makeWorkflowFile({ seed: 1, bytes });

  test("is that long, and hardly less", () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    expect(Buffer.byteLength(text)).toBeGreaterThan(bytes - 100);
  });

  test("has a step that talks to Apple for every 2 kB, and one at least", () => {
    const names = steps.map(({ id }) => id).join("|");
    const found = text.match(new RegExp(`- (?:${names})@`, "g"))?.length ?? 0;
    expect(found).toBeGreaterThanOrEqual(Math.max(1, Math.floor(bytes / 2000) - 1));
    expect(found).toBeLessThanOrEqual(Math.ceil(bytes / 2000));
  });

  test("is YAML", () => {
    expect(Object.keys(parse(text).workflows)).not.toEqual([]);
  });
});

test("a workflow file has the same text for the same seed, and another one for another", () => {
  const file = makeWorkflowFile({ seed: 7, bytes: 1e4 });
  expect(makeWorkflowFile({ seed: 7, bytes: 1e4 })).toBe(file);
  expect(makeWorkflowFile({ seed: 8, bytes: 1e4 })).not.toBe(file);
});

describe("requests", () => {
  const keys = { key: makeApiKey(), keyFile: "/keys/AuthKey_2X9R4HXF34.p8" };
  const requests = makeRequests({ seed: 1, count: 1000, ...keys });

  test("are the same for the same seed, and others for another", () => {
    expect(makeRequests({ seed: 1, count: 1000, ...keys })).toEqual(requests);
    expect(makeRequests({ seed: 2, count: 1000, ...keys })).not.toEqual(requests);
  });

  test("ask for every step, with every kind of account, under both policies", () => {
    expect(requests.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
    expect(new Set(requests.map(({ step }) => step))).toEqual(new Set(steps.map(({ id }) => id)));
    expect(new Set(requests.map(({ policy }) => policy))).toEqual(new Set(["inputs-first", "shipped"]));
    expect(new Set(requests.map(({ account }) => account && Object.keys(account).join()))).toEqual(
      new Set([null, "document", "status"]),
    );
  });
});

test("a key is made for every run", () => {
  expect(makeApiKey().privateKey).not.toBe(makeApiKey().privateKey);
});
