import { appleIdHandsOf, handsOf } from "./tool-hands.js";

/** What the test of a new step says of one kind of credentials, as source. */
export interface StepRuns {
  readonly ofFs: readonly string[];
  readonly ofTesting: readonly string[];
  /** The credentials, which are made up. */
  readonly values: string;
  /** What the shell of the fake tool writes down behind the arguments. */
  readonly recorded: string;
  readonly cases: string;
}

/** A step that is run with an API key. */
export function apiKeyRuns(tool: string): StepRuns {
  const { given, variable } = handsOf(tool);
  return {
    ofFs: ["existsSync"],
    ofTesting: ["makeApiKey"],
    values: `const key = makeApiKey();
const keyArguments = (file: unknown) => [${given.join(", ")}];`,
    recorded: variable === undefined ? "" : `"$${variable}"`,
    cases: `  it("runs the tool with the API key of its inputs", async () => {
    const file = join(folder, \`AuthKey_\${key.keyId}.p8\`);
    writeFileSync(file, key.privateKey, { mode: 0o600 });
    const args = await run({ connection: "off", api_key_path: \`file://\${file}\`, api_issuer: key.issuerId });
    expect(args).toEqual([${ownArguments(tool).join(", ")}, ...keyArguments(expect.any(String))]);
  });

  it("runs the tool with the connected API key, and leaves no key file behind", async () => {
    const document = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
    const api = fakeBuildApi({ token: "made-up", document });
    const { url, close } = await api.listen();
    const args = await run({ BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "made-up" });
    await close();
    const file = args.at(${given.indexOf("file") - given.length}) ?? "";
    expect(args).toEqual(expect.arrayContaining(keyArguments(file)));
    expect(existsSync(file)).toBe(false);
  });
`,
  };
}

/** A step that is run with an Apple ID. */
export function appleIdRuns(tool: string): StepRuns {
  const { given, recorded } = appleIdHandsOf(tool);
  return {
    ofFs: [],
    ofTesting: [],
    values: `const given = "builds@example.com";
const connected = "connected@example.com";
const appPassword = "abcd-efgh-ijkl-mnop";
const seen = (appleId: string) => [
  ${[...ownArguments(tool), ...given].join(",\n  ")},
];`,
    recorded,
    cases: `  it("runs the tool with the Apple ID of its inputs", async () => {
    const inputs = { connection: "off", apple_id: given, app_password: appPassword };
    expect(await run(inputs)).toEqual(seen(given));
  });

  describe("where an Apple ID is connected", () => {
    const document = { apple_id: connected, password: "made-up", app_specific_password: appPassword };
    const api = fakeBuildApi({ token: "made-up", document });
    const runConnected = async (inputs: Readonly<Record<string, string>>) => {
      const { url, close } = await api.listen();
      try {
        return await run({ BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "made-up", ...inputs });
      } finally {
        await close();
      }
    };

    it("runs the tool with that", async () => {
      expect(await runConnected({})).toEqual(seen(connected));
    });

    it("prefers the one of its inputs, unless \`connection\` names the account", async () => {
      const inputs = { apple_id: given, app_password: appPassword };
      expect(await runConnected(inputs)).toEqual(seen(given));
      expect(await runConnected({ ...inputs, connection: "apple_id" })).toEqual(seen(connected));
    });

    it("leaves it out where \`connection\` is off", async () => {
      await expect(runConnected({ connection: "off" })).rejects.toMatchObject({ code: "credentials/none" });
    });
  });
`,
  };
}

/** What the tool is given whatever the credentials are. */
function ownArguments(tool: string): string[] {
  const [, ...words] = tool.split(" ");
  return [...words, "App.ipa"].map((word) => JSON.stringify(word));
}
