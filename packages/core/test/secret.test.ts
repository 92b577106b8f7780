import { format, inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Secret, StepAuthError } from "../src/index.js";

// However a secret is shown, it shows `[redacted]`.

const canary = "CANARY_secret_7f3a";
const secret = new Secret(canary);
const nested = { password: secret, list: [secret], map: new Map([["k", secret]]), set: new Set([secret]) };

test("reveals its value on demand, and only there", () => {
  expect(secret.reveal()).toBe(canary);
  expect(secret.isEmpty).toBe(false);
  expect(new Secret("").isEmpty).toBe(true);
  expect(new Secret("").reveal()).toBe("");
});

describe("shows [redacted]", () => {
  const spoken: readonly (readonly [string, () => string])[] = [
    ["String()", () => String(secret)],
    ["a template", () => `${secret}`],
    ["concatenation", () => "".concat(secret as unknown as string)],
    ["toString", () => secret.toString()],
    ["toLocaleString", () => secret.toLocaleString()],
    ["JSON", () => JSON.parse(JSON.stringify(secret))],
    ["JSON, nested", () => JSON.parse(JSON.stringify({ a: [secret] })).a[0]],
    ["inspect", () => inspect(secret)],
    ["inspect, everything shown", () => inspect(secret, { showHidden: true, depth: 9, getters: true })],
    ["format %s", () => format("%s", secret)],
    ["format %o", () => format("%o", secret)],
    ["format %O", () => format("%O", secret)],
    ["joined", () => [secret].join()],
    ["the message of an error", () => new Error(secret as unknown as string).message],
  ];
  test.each(spoken)("%s", (_, show) => {
    expect(show()).toContain("[redacted]");
    expect(show()).not.toContain(canary);
  });
});

describe("shows nothing of the value", () => {
  const silent: readonly (readonly [string, () => unknown])[] = [
    ["keys", () => Reflect.ownKeys(secret)],
    ["entries", () => Object.entries(secret)],
    ["spread", () => ({ ...secret })],
    ["assign", () => Object.assign({}, secret)],
    ["descriptors", () => Object.getOwnPropertyDescriptors(secret)],
    ["structuredClone", () => structuredClone(secret)],
    ["a number", () => Number(secret)],
    ["format %j", () => format("%j", secret)],
    ["format %d", () => format("%d", secret)],
    [
      "for in",
      () => {
        const keys: string[] = [];
        for (const key in secret) keys.push(key);
        return keys;
      },
    ],
  ];
  test.each(silent)("%s", (_, show) => {
    expect(inspect(show(), { showHidden: true, depth: 9 })).not.toContain(canary);
    expect(`${JSON.stringify(show())}`).not.toContain(canary);
  });

  test("within other things", () => {
    for (const options of [{ depth: 9 }, { depth: 9, showHidden: true, compact: false }])
      expect(inspect(nested, options)).not.toContain(canary);
    expect(JSON.stringify(nested)).not.toContain(canary);
    expect(format("%O %o %j %s", nested, nested, nested, nested)).not.toContain(canary);
  });

  test("in errors: as message, cause, property, thrown itself", () => {
    const error = Object.assign(new Error("x", { cause: nested }), { password: secret });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(canary);
    expect(inspect(new AggregateError([secret, error]), { depth: 9, showHidden: true })).not.toContain(canary);
    const stepAuthError = new StepAuthError("key/invalid", `${secret}`, `${secret}`);
    expect(`${stepAuthError.message} ${stepAuthError.help} ${stepAuthError.stack}`).not.toContain(canary);
    try {
      throw secret;
    } catch (thrown) {
      expect(inspect(thrown)).toBe("[redacted]");
    }
  });

  test("to a comparison that fails", () => {
    let message = "";
    try {
      expect(secret).toEqual({ other: true });
    } catch (error) {
      message = inspect(error, { depth: 9 });
    }
    expect(message).not.toBe("");
    expect(message).not.toContain(canary);
  });
});

test("has its value in no property that a stranger could read", () => {
  expect(() => Secret.prototype.reveal.call(Object.create(Secret.prototype) as Secret)).toThrow(TypeError);
});
