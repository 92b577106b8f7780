import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConnectedAccount, parseConnectedAccountText, StepAuthError } from "../../src/index.js";

// The document of the build API, read as strictly as the released steps read it.

const key = { key_id: "K", issuer_id: "I", private_key: "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----" };
const kinds = (document: unknown) => {
  const { apiKey, appleId } = parseConnectedAccount(document);
  return [apiKey ? "key" : "", appleId ? "id" : ""].filter(Boolean).join("+");
};
const codeOf = (parse: () => unknown) => {
  try {
    parse();
  } catch (error) {
    return error instanceof StepAuthError ? error.code : error;
  }
  return "taken";
};

describe("what is connected", () => {
  test.each([
    ["nothing", {}, ""],
    ["null", null, ""],
    ["unknown members", { whatever: 1, nested: [{}] }, ""],
    ["an enterprise flag alone", { is_enterprise_account: true }, ""],
    ["test devices alone", { test_devices: [] }, ""],
    ["an API key", key, "key"],
    ["an Apple ID", { apple_id: "a", password: "p" }, "id"],
    ["both", { ...key, apple_id: "a" }, "key+id"],
    // Presence counts, whatever the value.
    ["a password alone", { password: "p" }, "id"],
    ["an empty Apple ID", { apple_id: "" }, "id"],
    ["an Apple ID that is null", { apple_id: null }, "id"],
    ["an app-specific password alone", { app_specific_password: "" }, "id"],
    ["an expiry date that is null", { connection_expiry_date: null }, "id"],
    ["cookies that are null", { session_cookies: null }, "id"],
  ])("%s", (_, document, wanted) => {
    expect(kinds(document)).toBe(wanted);
  });

  test("reading the text gives the same", () => {
    expect(parseConnectedAccountText(JSON.stringify(key))).toEqual(parseConnectedAccount(key));
    expect(parseConnectedAccountText(" {} \n")).toEqual(parseConnectedAccount({}));
  });
});

describe("half an API key makes the whole document invalid", () => {
  test.each([
    ["no issuer", { key_id: "K", private_key: "P" }, "issuer_id"],
    ["nothing but an issuer", { issuer_id: "I" }, "key_id"],
    ["no private key", { key_id: "K", issuer_id: "I" }, "private_key"],
    ["an empty private key", { ...key, private_key: "" }, "private_key"],
    ["a key ID that is null, alone", { key_id: null }, "issuer_id"],
    ["everything empty: the issuer is looked at first", { key_id: "", issuer_id: "", private_key: "" }, "issuer_id"],
    ["beside a whole Apple ID", { apple_id: "a", password: "p", key_id: "K" }, "issuer_id"],
  ])("%s", (_, document, member) => {
    expect(() => parseConnectedAccount(document)).toThrow(
      expect.objectContaining({ code: "account/api-key-incomplete", message: expect.stringContaining(member) }),
    );
  });
});

describe("another type than expected is malformed, null and absent are not", () => {
  const texts = ["apple_id", "password", "app_specific_password"];
  test.each(texts)("%s", (member) => {
    for (const wrong of [5, true, [], {}, ["x"]])
      expect(codeOf(() => parseConnectedAccount({ [member]: wrong }))).toBe("account/malformed");
    expect(kinds({ [member]: null })).toBe("id");
  });

  test.each([
    ["key_id", { ...key, key_id: 5 }],
    ["session_cookies", { session_cookies: [] }],
    ["session_cookies", { session_cookies: { a: {} } }],
    ["session_cookies", { session_cookies: { a: ["x"] } }],
    ["session_cookies", { session_cookies: { a: [{ value: 5 }] } }],
    ["session_cookies", { session_cookies: { a: [{ secure: "yes" }] } }],
    ["session_cookies", { session_cookies: { a: [{ max_age: "5" }] } }],
    ["session_cookies", { session_cookies: { a: [{ max_age: 1.5 }] } }],
    ["session_cookies", { session_cookies: { a: [{ for_domain: 1 }] } }],
  ])("%s in %j", (member, document) => {
    expect(() => parseConnectedAccount(document)).toThrow(
      expect.objectContaining({ code: "account/malformed", message: expect.stringContaining(member) }),
    );
  });

  test.each([
    ["a list", "[]"],
    ["a list of accounts", `[${JSON.stringify(key)}]`],
    ["a text", '"x"'],
    ["a number", "5"],
    ["a boolean", "true"],
    ["nothing", ""],
    ["HTML", "<!doctype html><html></html>"],
    ["truncated", '{"key_id": "K'],
    ["a byte order mark", "\ufeff{}"],
    ["two documents", "{}{}"],
    ["a comment", "{} // x"],
    ["NaN", '{"id": NaN}'],
  ])("the document is %s", (_, body) => {
    expect(codeOf(() => parseConnectedAccountText(body))).toBe("account/malformed");
  });

  test.each([
    { session_cookies: { a: null } },
    { session_cookies: { a: [null] } },
    { session_cookies: { a: [{}] } },
    { session_cookies: { a: [{ name: null, for_domain: null, max_age: null, secure: null, expires: null }] } },
    { test_devices: [null], apple_id: "a" },
    { test_devices: [{ id: null, title: null }], apple_id: "a" },
  ])("%j is taken", (document) => {
    expect(kinds(document)).toBe("id");
  });

  test("any JSON is taken or refused with a code, and never crashes", () => {
    fc.assert(
      fc.property(fc.json(), (body) =>
        /^(?:taken|account\/)/.test(String(codeOf(() => parseConnectedAccountText(body)))),
      ),
    );
    const members = fc.record(
      Object.fromEntries(
        [...texts, "key_id", "session_cookies", "test_devices", "connection_expiry_date"].map((name) => [
          name,
          fc.jsonValue(),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (document) =>
        /^(?:taken|account\/)/.test(String(codeOf(() => parseConnectedAccount(document)))),
      ),
    );
  });

  test("a megabyte of brackets overflows no stack", () => {
    for (const body of [
      "[".repeat(1_000_000),
      `{"a":${"[".repeat(400_000)}${"]".repeat(400_000)}}`,
      '{"a":'.repeat(200_000),
    ])
      expect(["taken", "account/malformed"]).toContain(codeOf(() => parseConnectedAccountText(body)));
  });

  test("`__proto__` and its like are members as any other", () => {
    const body = `{"__proto__":{"key_id":"K","polluted":1},"constructor":{"x":1},"session_cookies":{"__proto__":[{"name":"n"}],"toString":null},"password":"p"}`;
    const account = parseConnectedAccountText(body);
    expect(account.apiKey).toBeNull();
    expect(account.appleId?.password.reveal()).toBe("p");
    expect({}).not.toHaveProperty("polluted");
    expect(account.appleId?.cookies.get("https://idmsa.apple.com")).toBeUndefined();
  });
});

describe("the private key", () => {
  const read = (private_key: string) => parseConnectedAccount({ ...key, private_key }).apiKey?.privateKey?.reveal();

  test.each([
    [
      "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
    ],
    ["-----BEGIN PRIVATE KEY----", "-----BEGIN PRIVATE KEY----"],
    ["x", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"],
    [
      "\n-----BEGIN PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----\n\n-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
    ],
    [
      "-----BEGIN EC PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----\n-----BEGIN EC PRIVATE KEY-----\n-----END PRIVATE KEY-----",
    ],
  ])("%j", (given, wanted) => {
    expect(read(given)).toBe(wanted);
  });

  test("belongs to the Enterprise Program when it says so", () => {
    const enterprise = (value: unknown) =>
      parseConnectedAccount({ ...key, is_enterprise_account: value }).apiKey?.enterprise;
    expect([true, false, null, undefined].map(enterprise)).toEqual([true, false, false, false]);
    expect(["true", "yes", 1, {}].map(enterprise)).toEqual([false, false, false, false]);
  });
});

describe("the expiry date", () => {
  const read = (connection_expiry_date: unknown) => {
    const { expiresAt, expiryMalformed } = parseConnectedAccount({ connection_expiry_date }).appleId ?? {};
    return expiryMalformed ? "malformed" : (expiresAt?.toISOString() ?? null);
  };

  test.each([
    ["2031-01-02T03:04:05Z", "2031-01-02T03:04:05.000Z"],
    ["2031-01-02T03:04:05.678Z", "2031-01-02T03:04:05.678Z"],
    ["2031-01-02T03:04:05.678901234Z", "2031-01-02T03:04:05.678Z"],
    ["2031-01-02T03:04:05+02:00", "2031-01-02T01:04:05.000Z"],
    ["2032-02-29T00:00:00Z", "2032-02-29T00:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    [null, null],
    ["", "malformed"],
    ["2031-01-02", "malformed"],
    ["2031-01-02 03:04:05Z", "malformed"],
    ["2031-01-02t03:04:05z", "malformed"],
    ["2031-01-02T03:04:05", "malformed"],
    ["2031-01-02T03:04Z", "malformed"],
    ["2031-01-02T24:00:00Z", "malformed"],
    ["2031-01-02T03:04:60Z", "malformed"],
    ["2031-02-29T00:00:00Z", "malformed"],
    ["2031-13-01T00:00:00Z", "malformed"],
    ["2031-00-01T00:00:00Z", "malformed"],
    ["2031-01-02T03:04:05+2:00", "malformed"],
    ["2031-01-02T03:04:05+0200", "malformed"],
    ["2031-01-02T03:04:05,5Z", "malformed"],
    [" 2031-01-02T03:04:05Z", "malformed"],
    ["2031-01-02T03:04:05Z\n", "malformed"],
    ["+12031-01-02T03:04:05Z", "malformed"],
    ["Thu, 02 Jan 2031 03:04:05 GMT", "malformed"],
    [1924000000, "malformed"],
    [{}, "malformed"],
  ])("%j is %s", (given, wanted) => {
    expect(read(given)).toBe(wanted);
  });

  test("every time that JavaScript writes is read back", () => {
    const any = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(any, (date) => {
        expect(read(date.toISOString())).toBe(date.toISOString());
      }),
    );
  });
});

describe("test devices", () => {
  const devices = (...list: object[]) => parseConnectedAccount({ test_devices: list }).testDevices;

  test("whose UDIDs differ in case or punctuation alone are one: the first stays", () => {
    expect(
      devices(
        { device_identifier: "00008030-001A35E1", title: "one", device_type: "ios" },
        { device_identifier: "00008030001a35e1", title: "two" },
        { device_identifier: "0000 8030-001a:35e1", title: "three" },
        { device_identifier: "ffff", title: "four" },
      ),
    ).toEqual([
      { udid: "00008030-001A35E1", title: "one", deviceType: "ios" },
      { udid: "ffff", title: "four", deviceType: "" },
    ]);
  });

  test("keep of the UDID what a UDID is made of", () => {
    expect(devices({ device_identifier: " 00008030_001A.35E1-é\n" }).map(({ udid }) => udid)).toEqual([
      "00008030001A35E1-",
    ]);
  });
});

describe("what only some of the released readers refuse is told of, and the rest is read", () => {
  const flaws = (document: object) => parseConnectedAccount(document).flaws ?? [];
  const device = { id: 5, user_id: 2, created_at: "2031-01-02T03:04:05Z", updated_at: "2031-01-02T03:04:05+02:00" };

  test.each([
    ["no devices", { test_devices: null }, []],
    ["a device as it should be", { test_devices: [device, { ...device, id: 2 ** 60 }] }, []],
    ["a device with nothing in it", { test_devices: [null, {}, { id: null, created_at: null, title: null }] }, []],
    ["a number that is a text", { test_devices: [device, { ...device, id: "5" }] }, ["device test_devices.1.id"]],
    ["a number too large", { test_devices: [{ id: 1e19 }] }, ["device test_devices.0.id"]],
    ["a fraction", { test_devices: [{ user_id: 1.5 }] }, ["device test_devices.0.user_id"]],
    ["a title that is a number", { test_devices: [{ title: 5 }] }, ["device test_devices.0.title"]],
    ["a device that is a text", { test_devices: ["x"] }, ["device test_devices.0", "device-time test_devices.0"]],
    ["no list", { test_devices: {} }, ["device test_devices", "device-time test_devices"]],
    [
      "a day without a time",
      { test_devices: [device, { ...device, created_at: "2031-01-02" }] },
      ["device-time test_devices.1.created_at"],
    ],
    ["an empty time", { test_devices: [{ updated_at: "" }] }, ["device-time test_devices.0.updated_at"]],
    ["no date", { connection_expiry_date: 5 }, ["expiry connection_expiry_date"]],
    ["an enterprise flag in words", { ...key, is_enterprise_account: "yes" }, ["enterprise is_enterprise_account"]],
    [
      "a flag without a key",
      { apple_id: "a", is_enterprise_account: false },
      ["enterprise-alone is_enterprise_account"],
    ],
    ["a flag of null without a key", { is_enterprise_account: null }, ["enterprise-alone is_enterprise_account"]],
    [
      "a flag in words without a key",
      { is_enterprise_account: 1 },
      ["enterprise is_enterprise_account", "enterprise-alone is_enterprise_account"],
    ],
  ])("%s", (_, document, wanted) => {
    expect(flaws(document).map(({ kind, member }) => `${kind} ${member}`)).toEqual(wanted);
  });

  test("beside half a key, which no version takes", () => {
    const half = () => parseConnectedAccount({ key_id: "K", is_enterprise_account: 1 });
    expect(half).toThrow(
      expect.objectContaining({
        code: "account/api-key-incomplete",
        flaws: [{ kind: "enterprise", member: "is_enterprise_account" }],
      }),
    );
  });

  test("devices are kept as far as they can be read", () => {
    const { testDevices } = parseConnectedAccount({ test_devices: ["x", { device_identifier: 5, title: "one" }] });
    expect(testDevices.map(({ title }) => title)).toEqual([""]);
    expect(parseConnectedAccount({ test_devices: "no" }).testDevices).toEqual([]);
  });
});
