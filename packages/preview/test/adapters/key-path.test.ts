import { generateKeyPairSync } from "node:crypto";
import { FileRef, type Policy, type ResolveRequest, Secret, type StepAdapter } from "@stepauth/core";
import { describe, expect, test, vi } from "vitest";
import {
  account,
  adapterOf,
  applicationLoader,
  autoProvisionApi,
  connectedApiKey,
  deliver,
  fastlane,
  findings,
  goodKey,
  issuerId,
  keyFiles,
} from "./support.js";

// Every form of `api_key_path`, under both policies: what is selected, and what is said.

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const sec1 = pair.privateKey.export({ format: "pem", type: "sec1" }).toString();
const body = goodKey.replaceAll(/-----.*-----|\n/g, "");

const disk: Readonly<Record<string, string>> = {
  "/k/AuthKey_ABC.p8": goodKey,
  "/k/my key/AuthKey_ABC.p8": goodKey,
  "k/AuthKey_ABC.p8": goodKey,
  "./k/AuthKey_ABC.p8": goodKey,
  "AuthKey_ABC.p8": goodKey,
  "files/AuthKey_ABC.p8": goodKey,
  "/k/josé/AuthKey_ABC.p8": goodKey,
  "/k/100%/AuthKey_ABC.p8": goodKey,
  "/k/mykey.p8": goodKey,
  "/k/AuthKey_.p8": goodKey,
  "/k/AuthKey_EMPTY.p8": "",
  "/k/AuthKey_BLANK.p8": " \n",
  "/k/AuthKey_SEC1.p8": sec1,
  "/k/AuthKey_BODY.p8": body,
  "/k/AuthKey_CRLF.p8": keyFiles["crlf-AuthKey_CRLF000001.p8"] ?? "",
  "/k/AuthKey_JUNK.p8": "not a key",
  "/k/AuthKey_BOM.p8": `\ufeff${goodKey}`,
  "/k/AuthKey_..X.p8": goodKey,
  "/k/AuthKey_A%B.p8": goodKey,
};

function ask(path: string, policy: Policy, more: Partial<ResolveRequest> = {}, adapter: StepAdapter = fastlane) {
  const readFile = vi.fn((name: string) => {
    const content = disk[name];
    if (content === undefined) throw new Error(`no ${name}`);
    return content;
  });
  const fetch = vi.fn(async () => new Response(goodKey));
  const inputs = { connection: "off", api_key_path: path, api_issuer: issuerId };
  return adapter.resolve({ inputs, account: null, policy, readFile, fetch, ...more });
}

const unreadable = "error key/unreadable api_key_path";
const differs = "warning policy/shipped-differs api_key_path";
const unknownId = "error key/id-unknown api_key_path";
const invalid = "error key/invalid api_key_path";
const repaired = "info key/repaired api_key_path";
const badId = "error key/id-invalid api_key_path";

describe.each([
  // path -> key ID and findings under inputs-first, then under shipped; null where the step fails
  ["file:///k/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["  file:///k/AuthKey_ABC.p8\n", "ABC", [], "ABC", []],
  ["\ufefffile:///k/AuthKey_ABC.p8", null, [unreadable], null, [unreadable]],
  ["file://./k/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["file://k/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["file://AuthKey_ABC.p8", "ABC", [differs], "Bitrise", [unknownId]],
  ["/k/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["k/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["FILE:///k/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["file:///k/my%20key/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["file:///k/my key/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["/k/my key/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["file:///k/josé/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["file:///k/jos%C3%A9/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["https://files.example.com/josé/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["file:///k/100%/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["/k/100%/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["files/AuthKey_ABC.p8", "ABC", [differs], null, [unreadable]],
  ["ftp://files.example.com/AuthKey_ABC.p8", null, [unreadable], null, [unreadable]],
  ["file://AuthKey_NONE.p8", null, [unreadable], null, [unreadable]],
  ["file:///k/AuthKey_NONE.p8", null, [unreadable], null, [unreadable]],
  ["/k/AuthKey_NONE.p8", null, [unreadable], null, [unreadable]],
  ["file:///k/mykey.p8", null, [unknownId, differs], "Bitrise", [unknownId]],
  ["/k/mykey.p8", null, [unknownId], null, [unreadable]],
  ["file:///k/AuthKey_.p8", null, [unknownId, differs], "Bitrise", [unknownId]],
  ["file:///k/AuthKey_EMPTY.p8", null, ["error key/empty api_key_path"], null, ["error key/empty api_key_path"]],
  ["file:///k/AuthKey_BLANK.p8", null, ["error key/empty api_key_path"], "BLANK", [invalid]],
  ["file:///k/AuthKey_..X.p8", null, [badId], null, [badId]],
  ["/k/AuthKey_A%B.p8", null, [badId], null, [unreadable]],
  ["file:///k/AuthKey_JUNK.p8", null, [invalid, differs], "JUNK", [invalid]],
  ["file:///k/AuthKey_SEC1.p8", "SEC1", [repaired, differs], "SEC1", ["warning key/invalid api_key_path"]],
  ["file:///k/AuthKey_BODY.p8", "BODY", [repaired, differs], "BODY", [invalid]],
  ["file:///k/AuthKey_BOM.p8", "BOM", [repaired, differs], "BOM", [invalid]],
  ["/k/AuthKey_SEC1.p8", "SEC1", [repaired, differs, differs], null, [unreadable]],
  ["file:///k/AuthKey_CRLF.p8", "CRLF", [], "CRLF", []],
  ["https://files.example.com/x/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["HTTPS://files.example.com/x/AuthKey_ABC.p8", "ABC", [], "ABC", []],
  ["https://files.example.com/AuthKey_ABC.p8?X-Amz-Signature=s#AuthKey_NO.p8", "ABC", [], "ABC", []],
  ["https://files.example.com/AuthKey%5FABC.p8", "ABC", [], "ABC", []],
  ["https://files.example.com/key?name=AuthKey_ABC.p8", null, [unknownId, differs], "Bitrise", [unknownId]],
  ["https://AuthKey_ABC.p8", null, [unknownId, differs], "Bitrise", [unknownId]],
  ["http://127.0.0.1/AuthKey_ABC.p8", "ABC", [], "ABC", []],
] as const)("%s", (path, ours, ourFindings, theirs, theirFindings) => {
  test.each([
    ["inputs-first", ours, ourFindings],
    ["shipped", theirs, theirFindings],
  ] as const)("%s", async (policy, keyId, wanted) => {
    const resolution = await ask(path, policy);
    expect(findings(resolution)).toEqual(wanted);
    expect(resolution.status).toBe(keyId === null ? "failed" : "resolved");
    expect(resolution.credentials && "keyId" in resolution.credentials ? resolution.credentials.keyId : null).toBe(
      keyId,
    );
  });
});

describe("a key ID that is not of Apple's form", () => {
  test.each([
    ["file:///k/AuthKey_ABC.p8", ["key/id-unusual"]],
    ["file:///k/AuthKey_2X9R4HXF34 (1).p8", []],
    ["file:///k/AuthKey_2X9R4HXF34.p8", []],
  ])("%s", async (path, codes) => {
    for (const policy of ["inputs-first", "shipped"] as const) {
      const { diagnostics } = await ask(path, policy, { keys: "defer" });
      expect(diagnostics.filter(({ code }) => code === "key/id-unusual").map(({ code }) => code)).toEqual(codes);
    }
  });
});

describe("a pasted key", () => {
  test.each(["", "file://"])("behind %j is refused, and not shown", async (scheme) => {
    for (const policy of ["inputs-first", "shipped"] as const) {
      for (const keys of ["read", "defer"] as const) {
        const resolution = await ask(scheme + goodKey, policy, { keys });
        expect(resolution).toMatchObject({ status: "failed", inputs: {} });
        expect(findings(resolution)).toEqual([unreadable]);
      }
    }
  });
});

describe("plain http", () => {
  const path = "http://files.example.com/AuthKey_ABC.p8";

  test.each(["read", "defer"] as const)(
    "is refused under inputs-first (%s), and nothing is requested",
    async (keys) => {
      const fetch = vi.fn(async () => new Response(goodKey));
      const resolution = await ask(path, "inputs-first", { fetch, keys });
      expect(resolution.status).toBe("failed");
      expect(findings(resolution)).toEqual(["error key/insecure-url api_key_path", differs]);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test.each(["read", "defer"] as const)("is warned of under shipped (%s)", async (keys) => {
    const resolution = await ask(path, "shipped", { keys });
    expect(resolution.status).toBe("resolved");
    expect(findings(resolution)).toEqual(["warning key/insecure-url api_key_path"]);
  });
});

describe("the key", () => {
  const content = async (path: string, policy: Policy) => {
    const { credentials } = await ask(path, policy);
    return credentials?.method === "api-key" ? credentials.privateKey?.reveal() : undefined;
  };

  test.each(["inputs-first", "shipped"] as const)(
    "that parses as it is, is passed on byte for byte, %s",
    async (policy) => {
      expect(await content("file:///k/AuthKey_CRLF.p8", policy)).toBe(disk["/k/AuthKey_CRLF.p8"]);
      expect(await content("file:///k/AuthKey_ABC.p8", policy)).toBe(goodKey);
    },
  );

  test.each(["SEC1", "BODY", "BOM"])("is repaired under inputs-first alone: %s", async (name) => {
    const path = `file:///k/AuthKey_${name}.p8`;
    expect(await content(path, "inputs-first")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(await content(path, "shipped")).toBe(disk[`/k/AuthKey_${name}.p8`]);
  });

  test("of the connected account, too, is repaired under inputs-first alone", async () => {
    const private_key = goodKey.replace("\n", "\n\n");
    const connected = account(connectedApiKey, { private_key });
    const read = async (policy: Policy) => {
      const resolution = await fastlane.resolve({ inputs: {}, account: connected, policy });
      const key = resolution.credentials?.method === "api-key" && resolution.credentials.privateKey?.reveal();
      return { key, found: findings(resolution) };
    };
    expect(await read("inputs-first")).toEqual({
      key: goodKey,
      found: ["info key/repaired", "warning policy/shipped-differs connection"],
    });
    expect(await read("shipped")).toEqual({ key: private_key, found: ["error key/invalid"] });
  });

  test("keeps a byte order mark that the file has as bytes, under shipped", async () => {
    const readFile = () => new TextEncoder().encode(`\ufeff${goodKey}`);
    const resolution = await ask("file:///k/AuthKey_ABC.p8", "shipped", { readFile });
    expect(findings(resolution)).toEqual([invalid]);
  });

  test("longer than 64 KiB is not read", async () => {
    const readFile = () => goodKey.padEnd(65_537, "\n");
    expect(findings(await ask("file:///k/AuthKey_ABC.p8", "inputs-first", { readFile }))).toEqual([unreadable]);
  });
});

describe("keys that are left for the build", () => {
  test.each([fastlane, deliver, applicationLoader, autoProvisionApi])("$step opens nothing", async (adapter) => {
    const readFile = vi.fn(() => goodKey);
    const fetch = vi.fn(async () => new Response(goodKey));
    for (const path of ["file:///k/AuthKey_ABC.p8", "https://files.example.com/AuthKey_ABC.p8"]) {
      const resolution = await ask(path, "inputs-first", { keys: "defer", readFile, fetch }, adapter);
      expect(resolution).toMatchObject({ status: "resolved", deferred: ["privateKey"] });
      expect(resolution.credentials).toEqual({ method: "api-key", keyId: "ABC", issuerId, enterprise: false });
      expect(resolution.files.every((file) => !("content" in file))).toBe(true);
    }
    expect(readFile).not.toHaveBeenCalled();
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ["/k/AuthKey_ABC.p8", "inputs-first", [differs]],
    ["/k/AuthKey_ABC.p8", "shipped", [unreadable]],
    ["file:///k/mykey.p8", "inputs-first", [unknownId, differs]],
  ] as const)("say what the path alone tells: %s, %s", async (path, policy, wanted) => {
    expect(findings(await ask(path, policy, { keys: "defer" }))).toEqual(wanted);
  });

  test("a connected key without the key itself", async () => {
    const { privateKey: _, ...apiKey } = account(connectedApiKey).apiKey ?? {
      keyId: "",
      issuerId: "",
      enterprise: false,
    };
    const assumed = { ...account(connectedApiKey), apiKey };
    const resolution = await fastlane.resolve({ inputs: {}, account: assumed });
    expect(resolution).toMatchObject({ status: "resolved", origin: "connection", deferred: ["privateKey"] });
    expect(resolution.files.map(({ name }) => name)).toEqual(["api_key.json", "AuthKey_KKKKKKKKKK.p8"]);
  });

  test("a path that only the build knows", async () => {
    const inputs = { connection: "off", api_key_path: "$KEY_URL", api_issuer: issuerId };
    const resolution = await fastlane.resolve({ inputs, unknown: ["api_key_path"], account: null });
    expect(resolution).toMatchObject({ status: "resolved", deferred: ["keyId", "privateKey"], inputs });
    expect(findings(resolution)).toEqual([]);
  });
});

describe("an impossible key ID", () => {
  test.each(["../../x", "a/b", "..", "a..b", "A\nB", "x".repeat(100), "é"])("%j writes nothing", async (key_id) => {
    for (const policy of ["inputs-first", "shipped"] as const) {
      const resolution = await applicationLoader.resolve({
        inputs: {},
        account: account(connectedApiKey, { key_id }),
        policy,
      });
      expect(resolution).toMatchObject({ status: "failed", credentials: null, files: [], args: [], env: {} });
      expect(findings(resolution)).toEqual(["error key/id-invalid"]);
    }
  });
});

describe("files and references to them", () => {
  const ref = (name: string) => new FileRef(name, "file-url");

  test.each([
    // adapter, path, files, the input
    ["fastlane", "file:///k/AuthKey_ABC.p8", ["api_key.json"], "file:///k/AuthKey_ABC.p8"],
    ["deliver", "/k/AuthKey_ABC.p8", ["api_key.json"], "file:///k/AuthKey_ABC.p8"],
    ["fastlane", "AuthKey_ABC.p8", ["api_key.json"], "file://./AuthKey_ABC.p8"],
    ["fastlane", "k/AuthKey_ABC.p8", ["api_key.json"], "file://./k/AuthKey_ABC.p8"],
    ["fastlane", "file://AuthKey_ABC.p8", ["api_key.json", "AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["fastlane", "/k/my key/AuthKey_ABC.p8", ["api_key.json", "AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["fastlane", "/k/josé/AuthKey_ABC.p8", ["api_key.json", "AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["fastlane", "/k/100%/AuthKey_ABC.p8", ["api_key.json", "AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["fastlane", "file:///k/my%20key/AuthKey_ABC.p8", ["api_key.json", "AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["fastlane", "file:///k/AuthKey_SEC1.p8", ["api_key.json", "AuthKey_SEC1.p8"], ref("AuthKey_SEC1.p8")],
    ["application-loader", "file:///k/AuthKey_ABC.p8", ["AuthKey_ABC.p8"], "file:///k/AuthKey_ABC.p8"],
    ["application-loader", "/k/my key/AuthKey_ABC.p8", ["AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
    ["auto-provision-api", "/k/my key/AuthKey_ABC.p8", ["AuthKey_ABC.p8"], ref("AuthKey_ABC.p8")],
  ] as const)("%s, %s", async (adapter, path, files, input) => {
    const resolution = await ask(path, "inputs-first", {}, adapterOf(adapter));
    expect(resolution.files.map(({ name }) => name)).toEqual(files);
    expect(resolution.files.map(({ mode }) => mode)).toEqual(files.map(() => 0o600));
    expect(resolution.inputs.api_key_path).toEqual(input);
  });

  test("shipped: the literal key ID needs a file that carries it", async () => {
    const resolution = await ask("file:///k/mykey.p8", "shipped");
    expect(resolution.inputs.api_key_path).toEqual(ref("AuthKey_Bitrise.p8"));
    expect(resolution.files.map(({ name }) => name)).toEqual(["api_key.json", "AuthKey_Bitrise.p8"]);
  });

  test("env and args name files[0], and nothing else makes a reference", async () => {
    const tricky = { ...connectedApiKey, issuer_id: `\${file:api_key.json}` };
    const resolution = await deliver.resolve({ inputs: {}, account: account(tricky) });
    expect(resolution.args[1]).toEqual(new FileRef("api_key.json"));
    expect(JSON.parse(JSON.stringify(resolution.args))[1]).toBe(`\${file:api_key.json}`);
    expect(resolution.inputs.api_issuer).toBe(`\${file:api_key.json}`);
    expect(resolution.inputs.api_issuer).not.toBeInstanceOf(FileRef);
  });

  test("a path is a secret where its query or user is, or where the step says so", async () => {
    const input = async (path: string, adapter: StepAdapter = fastlane) =>
      (await ask(path, "inputs-first", {}, adapter)).inputs.api_key_path;
    expect(await input("https://files.example.com/AuthKey_ABC.p8?sig=s")).toBeInstanceOf(Secret);
    expect(await input("https://user:pass@files.example.com/AuthKey_ABC.p8")).toBeInstanceOf(Secret);
    expect(await input("https://files.example.com/AuthKey_ABC.p8")).toBe("https://files.example.com/AuthKey_ABC.p8");
    expect(await input("file:///k/AuthKey_ABC.p8", autoProvisionApi)).toBeInstanceOf(Secret);
  });
});
