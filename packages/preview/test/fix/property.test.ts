import type { Resolution } from "@stepauth/core";
import type { WorkflowFile } from "@stepauth/workflow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldAccounts } from "../../src/fix/accounts.js";
import { fixFile } from "../../src/fix/fix-file.js";
import { everyCoveredStep, releasedStep } from "../../src/fix/released.js";
import {
  assumedAccount,
  type PreviewAccount,
  type PreviewOptions,
  previewFile,
  unaskedAccount,
} from "../../src/index.js";
import { variablesOf } from "../../src/rules/variables.js";
import { open, stepsFile, usual } from "../support.js";

// Inputs with everything that a repair is about: what is not in quotes, words of other steps, paths that are no addresses.
const connection = ["", "off", '"off"', "automatic", "auto", "api-key", "api_key", "apple_id", "Off"];
const keyPath = [
  "",
  "./keys/AuthKey_2X9R4HXF34.p8",
  "AuthKey_2X9R4HXF34.p8",
  "mykey.p8",
  "file://./AuthKey_2X9R4HXF34.p8",
];
const text = ["", "$SECRET", "0123", "ci@tidepool.dev", "aaaa-bbbb-cccc-dddd"];

const steps = [
  { ref: "fastlane@3", appleId: "apple_id" },
  { ref: "fastlane@2.6.0", appleId: "apple_id" },
  { ref: "deploy-to-itunesconnect-deliver@2", appleId: "itunescon_user" },
  { ref: "deploy-to-itunesconnect-application-loader@1", appleId: "itunescon_user" },
] as const;

const step = fc
  .record({
    of: fc.constantFrom(...steps),
    connection: fc.constantFrom(...connection),
    api_key_path: fc.constantFrom(...keyPath),
    api_issuer: fc.constantFrom("", "6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22", "0777"),
    appleId: fc.constantFrom(...text),
    password: fc.constantFrom(...text),
    app_password: fc.constantFrom(...text),
    verbose_log: fc.constantFrom("", "yes", "true", "No"),
    kinds: fc.constantFrom("key", "id", "both"),
  })
  .map(({ of, kinds, appleId, ...inputs }) => {
    const key = ["api_key_path", "api_issuer"];
    const id = ["password", "app_password", of.appleId];
    const left: readonly string[] = kinds === "key" ? id : kinds === "id" ? key : [];
    const lines = Object.entries({ ...inputs, [of.appleId]: appleId })
      .filter(([name, value]) => value !== "" && !left.includes(name))
      .map(([name, value]) => `    - ${name}: ${value}\n`);
    return lines.length === 0 ? `- ${of.ref}: {}\n` : `- ${of.ref}:\n    inputs:\n${lines.join("")}`;
  });

const account = fc.constantFrom<PreviewAccount>(
  unaskedAccount(),
  { source: "none", account: null },
  assumedAccount("api-key"),
  assumedAccount("apple-id"),
  assumedAccount("both"),
);

const RANK = { failed: 0, none: 1, resolved: 2 } as const;

function who({ origin, method, credentials }: Resolution): string {
  const id = credentials?.method === "api-key" ? credentials.keyId : (credentials?.appleId ?? "");
  return `${origin} ${method} ${id}`;
}

/** What every step of a file gets in the build, under each account that may be connected. */
function releasedSteps(file: WorkflowFile, options: PreviewOptions) {
  const around = { accounts: heldAccounts(options.account), variables: variablesOf(file, options.plan).names, options };
  return Promise.all(everyCoveredStep(file, options).map((step) => releasedStep(step, around)));
}

describe("for any steps and any account", () => {
  test("a repair keeps the released outcome, or makes it better", async () => {
    let [repaired, left] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), account, async (list, connected) => {
        const options = { ...usual, account: connected };
        const file = await open(stepsFile(list.join("")));
        const preview = await previewFile(file, options);
        left += preview.workflows[0]?.steps.filter(({ findings }) => findings.some((one) => one.unsafeFix)).length ?? 0;
        const fixed = await fixFile({ file, preview, options, reopen: open, keep: (same) => same });
        expect(fixed).not.toBe("refused");
        if (fixed === null || fixed === "refused") return;
        repaired++;
        const before = await releasedSteps(file, options);
        const after = await releasedSteps(await open(fixed.text), options);
        for (const [at, outcomes] of before.entries()) {
          for (const [under, old] of outcomes.entries()) {
            const now = after[at]?.[under] as Resolution;
            expect(RANK[now.status]).toBeGreaterThanOrEqual(RANK[old.status]);
            if (connected.unasked && old.status === "resolved") expect(who(now)).toBe(who(old));
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(repaired).toBeGreaterThan(30);
    expect(left).toBeGreaterThan(5);
  });

  test("with --fix-unsafe nothing is left to be repaired", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), account, async (list, connected) => {
        const options = { ...usual, account: connected };
        const file = await open(stepsFile(list.join("")));
        const preview = await previewFile(file, options);
        const fixed = await fixFile({ file, preview, options, reopen: open, keep: (same) => same, unsafe: true });
        expect(fixed).not.toBe("refused");
        if (fixed === null || fixed === "refused") return;
        const again = { file: await open(fixed.text), preview: fixed.preview };
        expect(await fixFile({ ...again, options, reopen: open, keep: (same) => same, unsafe: true })).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
