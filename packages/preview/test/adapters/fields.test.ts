import type { AppleIdCredentials, Resolution } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import {
  account,
  adapterOf,
  applicationLoader,
  autoProvisionApi,
  autoProvisionAppleId,
  codes,
  connectedApiKey,
  connectedAppleId,
  deliver,
  fastlane,
  findings,
  now,
  plain,
  severityOf,
} from "./support.js";

const policies = ["inputs-first", "shipped"] as const;
const noPassword = (severity: string) => `${severity} credentials/password-missing password`;
const appleId = (...changes: object[]) => account(connectedAppleId, ...changes);
const appPassword = ({ credentials }: Resolution) => (credentials as AppleIdCredentials).appSpecificPassword.reveal();

describe("the app-specific password of a connected Apple ID", () => {
  test.each([
    // version, policy, connected, input -> handed on
    ["deliver", "", "inputs-first", "conn", "inpt", "inpt"],
    ["deliver", "", "inputs-first", "", "inpt", "inpt"],
    ["deliver", "", "inputs-first", "conn", "", "conn"],
    ["deliver", "", "inputs-first", "", "", ""],
    ["deliver", "", "shipped", "conn", "inpt", "conn"],
    ["deliver", "", "shipped", "", "inpt", "inpt"],
    ["deliver", "", "shipped", "conn", "", "conn"],
    ["fastlane", "", "inputs-first", "conn", " inpt ", "inpt"],
    ["application-loader", "", "shipped", "conn", "inpt", "conn"],
    ["application-loader", "", "inputs-first", "conn", "inpt", "inpt"],
    // These read the input's alone.
    ["fastlane", "3.0.1", "shipped", "conn", "inpt", "inpt"],
    ["fastlane", "3.0.1", "shipped", "conn", "", ""],
    ["fastlane", "3.1.0", "shipped", "conn", "inpt", "conn"],
    ["deliver", "2.20.2", "inputs-first", "conn", "", ""],
    ["deliver", "2.20.2", "shipped", "conn", "inpt", "inpt"],
    ["application-loader", "1.0.0", "shipped", "conn", "inpt", "inpt"],
    ["application-loader", "1.1.0", "shipped", "conn", "inpt", "conn"],
  ] as const)("%s %s, %s: connected %j, input %j", async (adapter, version, policy, connected, input, wanted) => {
    const inputs = { connection: "apple_id", ...(input === "" ? {} : { app_password: input }) };
    const resolution = await adapterOf(adapter).resolve({
      inputs,
      account: appleId({ app_specific_password: connected }),
      policy,
      version,
      now,
    });
    expect(appPassword(resolution)).toBe(wanted);
    expect(codes(resolution).includes("inputs/unused")).toBe(input.trim() !== "" && wanted !== input.trim());
    const differs = policy === "inputs-first" && connected !== "" && input !== "" && version === "";
    expect(codes(resolution).includes("policy/shipped-differs")).toBe(differs);
  });

  test("everything else comes from the connection, although inputs of it are set", async () => {
    const inputs = {
      connection: "apple_id",
      apple_id: "input@example.com",
      password: "input-password",
      app_password: "inpt",
    };
    const resolution = await fastlane.resolve({ inputs, account: appleId(), now });
    expect(plain(resolution.credentials)).toMatchObject({
      appleId: "conn@example.com",
      password: "connected-password",
      appSpecificPassword: "inpt",
    });
    expect(findings(resolution)).toEqual([
      "warning inputs/unused apple_id",
      "warning inputs/unused password",
      "warning policy/shipped-differs app_password",
    ]);
  });

  test.each([
    ["deliver", "warning"],
    ["application-loader", "warning"],
    ["fastlane", undefined],
  ] as const)("an upload without one is warned of: %s %s", async (adapter, severity) => {
    const resolution = await adapterOf(adapter).resolve({
      inputs: {},
      account: appleId({ app_specific_password: "" }),
      now,
    });
    expect(severityOf(resolution, "credentials/app-password-missing")).toBe(severity);
  });
});

describe("an Enterprise key", () => {
  const enterprise = account(connectedApiKey, { is_enterprise_account: true });
  const ask = (adapter: typeof fastlane, policy: (typeof policies)[number], version = "") =>
    adapter.resolve({ inputs: {}, account: enterprise, policy, version, now });

  test.each([
    ["fastlane", "warning"],
    ["deliver", "warning"],
    ["application-loader", "error"],
    ["auto-provision-api", "error"],
  ] as const)("%s: stays selected, with %s", async (adapter, severity) => {
    for (const policy of policies) {
      const resolution = await ask(adapterOf(adapter), policy);
      expect(resolution).toMatchObject({ status: "resolved", method: "api-key", origin: "connection" });
      expect(resolution.credentials).toMatchObject({ enterprise: true });
      expect(severityOf(resolution, "account/enterprise")).toBe(severity);
    }
  });

  test.each([fastlane, deliver])(
    "$step: in_house under inputs-first alone, and the difference is told",
    async (adapter) => {
      const content = async (policy: (typeof policies)[number]) =>
        Object.keys(JSON.parse((await ask(adapter, policy)).files[0]?.content?.reveal() ?? ""));
      expect(await content("inputs-first")).toEqual(["key_id", "issuer_id", "key", "in_house"]);
      expect(await content("shipped")).toEqual(["key_id", "issuer_id", "key"]);
      expect(findings(await ask(adapter, "inputs-first"))).toEqual([
        "warning account/enterprise",
        "warning policy/shipped-differs connection",
      ]);
      expect(findings(await ask(adapter, "shipped"))).toEqual(["warning account/enterprise"]);
    },
  );

  test("altool's key file is the key itself, so that nothing differs", async () => {
    expect(findings(await ask(applicationLoader, "inputs-first"))).toEqual(["error account/enterprise"]);
  });
});

describe("the 2FA session", () => {
  const expiring = (date: string | null) => appleId({ connection_expiry_date: date });
  const over = "2026-05-31T23:59:59Z";
  const now_ = "2026-06-01T00:00:00Z";
  const soon = "2026-06-07T23:59:59Z";
  const inAWeek = "2026-06-08T00:00:00Z";

  test.each([
    [over, "failed", ["error session/expired"]],
    [now_, "resolved", ["warning session/expires-soon"]],
    [soon, "resolved", ["warning session/expires-soon"]],
    [inAWeek, "resolved", []],
    [null, "resolved", []],
  ] as const)("fastlane, ends %s: %s", async (date, status, wanted) => {
    for (const policy of policies) {
      const resolution = await fastlane.resolve({ inputs: {}, account: expiring(date), policy, now });
      expect(resolution.status).toBe(status);
      expect(findings(resolution)).toEqual(wanted);
    }
  });

  test("an expired one stops the search, even where inputs are set", async () => {
    const inputs = { itunescon_user: "a", password: "b", app_password: "c" };
    const resolution = await deliver.resolve({ inputs, account: expiring(over), policy: "shipped", now });
    expect(resolution.status).toBe("failed");
    expect(findings(resolution)).toEqual([
      "error session/expired",
      "warning inputs/unused itunescon_user",
      "warning inputs/unused password",
      "warning inputs/unused app_password",
    ]);
    const first = await deliver.resolve({ inputs, account: expiring(over), policy: "inputs-first", now });
    expect(first).toMatchObject({ status: "resolved", origin: "inputs" });
    expect(findings(first)).toContain("warning policy/shipped-differs connection");
  });

  test("the API adapter stops at an expired one, when asked for the Apple ID", async () => {
    const resolution = await autoProvisionApi.resolve({
      inputs: { connection: "apple_id" },
      account: expiring(over),
      now,
    });
    expect(resolution.status).toBe("failed");
    expect(findings(resolution)).toEqual(["error session/expired"]);
  });

  test("the application loader needs none", async () => {
    const resolution = await applicationLoader.resolve({ inputs: {}, account: expiring(over), now });
    expect(resolution.status).toBe("resolved");
    expect(findings(resolution)).toEqual([]);
  });

  test("the Apple ID adapter hands on an expired one", async () => {
    const resolution = await autoProvisionAppleId.resolve({ inputs: {}, account: expiring(over), now });
    expect(resolution.status).toBe("resolved");
    expect(plain(resolution.env)).toMatchObject({ FASTLANE_SESSION: expect.stringContaining("HSARMTKNSRVX") });
    expect(findings(resolution)).toEqual(["warning session/expired"]);
  });

  test.each([
    ["fastlane", { apple_id: "a", password: "b" }, ["warning session/missing"]],
    ["fastlane", { apple_id: "a", password: "b", app_password: "c" }, ["warning session/missing"]],
    ["fastlane", { apple_id: "a", app_password: "c" }, [noPassword("warning"), "warning session/missing"]],
    ["deliver", { itunescon_user: "a", password: "b", app_password: "c" }, ["warning session/missing"]],
    ["deliver", { itunescon_user: "a", app_password: "c" }, [noPassword("error"), "warning session/missing"]],
    ["application-loader", { itunescon_user: "a", app_password: "c" }, []],
  ])("the Apple ID of the inputs has none: %s %j", async (adapter, inputs, wanted) => {
    expect(findings(await adapterOf(adapter).resolve({ inputs, account: null, now }))).toEqual(wanted);
  });

  test.each([
    ["fastlane", "FASTLANE_SESSION", "FASTLANE_PASSWORD"],
    ["deliver", "FASTLANE_SESSION", "DELIVER_PASSWORD"],
  ])("what the tool of %s finds in %s and %s is not missing", async (adapter, ...names) => {
    const inputs = { [adapter === "deliver" ? "itunescon_user" : "apple_id"]: "a", app_password: "c" };
    const environment = Object.fromEntries(names.map((name) => [name, "x"]));
    const resolution = await adapterOf(adapter).resolve({ inputs, account: null, environment, now });
    expect(findings(resolution)).toEqual([]);
  });

  test("deliver removes FASTLANE_PASSWORD, and has no candidate but its own", async () => {
    const inputs = { itunescon_user: "a", app_password: "c" };
    const environment = { FASTLANE_PASSWORD: "x", FASTLANE_SESSION: "x" };
    const resolution = await deliver.resolve({ inputs, account: null, environment, now });
    expect(findings(resolution)).toEqual([noPassword("error")]);
    expect(resolution.considered).toHaveLength(4);
  });

  test("a connected Apple ID without a password", async () => {
    const document = account({ apple_id: "a", app_specific_password: "c" });
    const of = async (adapter: string, inputs = {}) =>
      codes(await adapterOf(adapter).resolve({ inputs, account: document, now }));
    expect(await of("deliver")).toEqual(["credentials/password-missing", "session/missing"]);
    expect(await of("application-loader")).toEqual([]);
    expect(await of("xcode-archive", { automatic_code_signing: "apple-id" })).toContain("credentials/password-missing");
  });

  test("a connected Apple ID without cookies", async () => {
    const resolution = await fastlane.resolve({ inputs: {}, account: appleId({ session_cookies: {} }), now });
    expect(findings(resolution)).toEqual(["warning session/missing"]);
    expect(Object.keys(resolution.env)).not.toContain("FASTLANE_SESSION");
  });

  describe("in versions that hand on the session alone", () => {
    test.each([
      ["2.4.0", over, "resolved", "connection", ["warning session/expired", "info session/exported"]],
      ["2.7.1", over, "resolved", "connection", ["warning session/expired", "info session/exported"]],
      ["2.7.2", null, "none", null, ["warning credentials/none", "warning session/lost"]],
      ["2.7.3", soon, "none", null, ["warning credentials/none", "warning session/lost"]],
      ["2.7.2", over, "none", null, ["warning credentials/none", "warning session/expired"]],
      ["2.7.4", soon, "resolved", "connection", ["warning session/expires-soon"]],
      ["2.7.4", null, "resolved", "connection", []],
    ] as const)("fastlane %s, ends %s: %s", async (version, date, status, origin, wanted) => {
      const resolution = await fastlane.resolve({ inputs: {}, account: expiring(date), version, now });
      expect(resolution).toMatchObject({ status, origin, inputs: {}, args: [], files: [] });
      expect(Object.keys(resolution.env)).toEqual(status === "resolved" ? ["FASTLANE_SESSION"] : []);
      expect(findings(resolution)).toEqual(wanted);
    });

    test("nothing is connected", async () => {
      const resolution = await fastlane.resolve({
        inputs: {},
        account: account(connectedApiKey),
        version: "2.7.4",
        now,
      });
      expect(resolution).toMatchObject({ status: "none", method: null, origin: null });
      expect(findings(resolution)).toEqual(["warning credentials/none"]);
    });
  });

  describe("beside the credentials of the inputs", () => {
    const inputs = { itunescon_user: "conn@example.com", password: "b", app_password: "c" };
    test.each([
      ["2.14.1", inputs, null, undefined, ["warning session/missing"]],
      ["2.15.0", inputs, over, { origin: "connection" }, ["warning session/expired", "info session/exported"]],
      ["2.18.0", { ...inputs, itunescon_user: "other" }, null, { origin: "connection" }, ["info session/exported"]],
      ["2.18.1", inputs, null, { origin: "connection" }, []],
      ["2.18.1", inputs, over, undefined, ["warning session/expired"]],
      ["2.18.1", { ...inputs, itunescon_user: "other" }, null, undefined, ["warning session/missing itunescon_user"]],
      ["2.18.1", { ...inputs, itunescon_user: "other" }, over, undefined, ["warning session/missing itunescon_user"]],
      ["2.19.0", inputs, soon, { origin: "connection" }, ["warning session/expires-soon"]],
      ["2.19.0", { ...inputs, itunescon_user: "other" }, null, undefined, ["warning session/missing itunescon_user"]],
    ] as const)("deliver %s, %j, ends %s", async (version, given, date, session, wanted) => {
      const resolution = await deliver.resolve({ inputs: given, account: expiring(date), version, now });
      expect(resolution).toMatchObject({ status: "resolved", method: "apple-id", origin: "inputs" });
      expect(resolution.session).toEqual(session);
      expect(Object.keys(resolution.env).includes("FASTLANE_SESSION")).toBe(session !== undefined);
      expect(findings(resolution)).toEqual(wanted);
    });

    test("2.19.0 hands on none beside an API key", async () => {
      const given = { api_key_path: "file:///k/AuthKey_A.p8", api_issuer: "i" };
      const resolution = await deliver.resolve({
        inputs: given,
        account: appleId(),
        version: "2.19.0",
        now,
        keys: "defer",
      });
      expect(resolution.session).toBeUndefined();
      expect(resolution.env).toEqual({});
    });
  });
});

describe("the Apple ID adapter wants a whole Apple ID", () => {
  test.each([
    ["nothing", {}, "failed"],
    ["an API key alone", connectedApiKey, "failed"],
    ["no password", { apple_id: "a" }, "failed"],
    ["an empty password", { apple_id: "a", password: "" }, "failed"],
    ["no Apple ID", { password: "b" }, "failed"],
    ["a session alone", { session_cookies: connectedAppleId.session_cookies }, "failed"],
    ["an app-specific password beside no password", { apple_id: "a", app_specific_password: "c" }, "failed"],
    ["Apple ID and password, no session", { apple_id: "a", password: "b" }, "resolved"],
  ])("%s", async (_, document, status) => {
    const resolution = await autoProvisionAppleId.resolve({ inputs: {}, account: account(document), now });
    expect(resolution.status).toBe(status);
    expect(codes(resolution).includes("credentials/none")).toBe(status === "failed");
  });

  test("cookies of every origin make its session, in order", async () => {
    const cookie = (name: string) => ({ name, value: "v", domain: "apple.com", path: "/" });
    const session_cookies = {
      "https://b.apple.com": [cookie("one")],
      "https://idmsa.apple.com": [cookie("two"), cookie("three")],
    };
    const session = async (adapter: typeof fastlane) =>
      String(
        plain((await adapter.resolve({ inputs: {}, account: appleId({ session_cookies }), now })).env.FASTLANE_SESSION),
      ).match(/name: \w+/g);
    expect(await session(autoProvisionAppleId)).toEqual(["name: one", "name: two", "name: three"]);
    expect(await session(fastlane)).toEqual(["name: two", "name: three"]);
  });
});
