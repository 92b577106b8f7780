import type { Policy, Resolution, StepAdapter } from "@stepauth/core";
import { describe, expect, test } from "vitest";
import {
  account,
  adapterOf,
  applicationLoader,
  autoProvisionApi,
  autoProvisionAppleId,
  connectedApiKey,
  connectedAppleId,
  deliver,
  fastlane,
  inputsOf,
  readFile,
} from "./support.js";

// Which credentials are selected, by `connection`, policy, inputs and connected account. I: inputs, C: connected account.

type Selected = "-" | "I key" | "I id" | "C key" | "C id";
type Row = readonly [inputs: "none" | "key" | "id", noAccount: Selected, key: Selected, id: Selected, both: Selected];

/** The columns behind the inputs: nothing connected, an API key, an Apple ID, both. */
const connected = [
  null,
  account(connectedApiKey),
  account(connectedAppleId),
  account(connectedApiKey, connectedAppleId),
];

const inputsWin: Row[] = [
  ["none", "-", "C key", "C id", "C key"],
  ["key", "I key", "I key", "I key", "I key"],
  ["id", "I id", "I id", "I id", "I id"],
];
const connectionWins: Row[] = [
  ["none", "-", "C key", "C id", "C key"],
  ["key", "I key", "C key", "C id", "C key"],
  ["id", "I id", "C key", "C id", "C key"],
];
const keyNamed: Row[] = [
  ["none", "-", "C key", "-", "C key"],
  ["key", "-", "C key", "-", "C key"],
  ["id", "-", "C key", "-", "C key"],
];
const idNamed: Row[] = [
  ["none", "-", "-", "C id", "C id"],
  ["key", "-", "-", "C id", "C id"],
  ["id", "-", "-", "C id", "C id"],
];
const off: Row[] = [
  ["none", "-", "-", "-", "-"],
  ["key", "I key", "I key", "I key", "I key"],
  ["id", "I id", "I id", "I id", "I id"],
];

describe.each([fastlane, deliver, applicationLoader])("$step", (adapter) => {
  describe.each([
    [undefined, "inputs-first", inputsWin],
    [undefined, "shipped", connectionWins],
    ["automatic", "inputs-first", inputsWin],
    ["automatic", "shipped", connectionWins],
    ["api_key", "inputs-first", keyNamed],
    ["api_key", "shipped", keyNamed],
    ["apple_id", "inputs-first", idNamed],
    ["apple_id", "shipped", idNamed],
    ["off", "inputs-first", off],
    ["off", "shipped", off],
  ] as const)("connection %s, %s", (connection, policy, rows) => {
    test.each(rows)("inputs %s", async (inputs, ...wanted) => {
      expect(await selections(adapter, connection, policy, inputs)).toEqual(wanted);
    });
  });
});

describe("ios-auto-provision-appstoreconnect", () => {
  const namesId: Row[] = [
    ["none", "-", "-", "C id", "C id"],
    ["key", "-", "-", "C id", "C id"],
  ];
  describe.each([
    [
      undefined,
      "inputs-first",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "I key", "I key", "I key", "I key"],
      ],
    ],
    [
      undefined,
      "shipped",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "I key", "C key", "I key", "C key"],
      ],
    ],
    [
      "automatic",
      "inputs-first",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "I key", "I key", "I key", "I key"],
      ],
    ],
    [
      "automatic",
      "shipped",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "I key", "C key", "I key", "C key"],
      ],
    ],
    [
      "api_key",
      "inputs-first",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "-", "C key", "-", "C key"],
      ],
    ],
    [
      "api_key",
      "shipped",
      [
        ["none", "-", "C key", "-", "C key"],
        ["key", "-", "C key", "-", "C key"],
      ],
    ],
    [
      "off",
      "inputs-first",
      [
        ["none", "-", "-", "-", "-"],
        ["key", "I key", "I key", "I key", "I key"],
      ],
    ],
    [
      "off",
      "shipped",
      [
        ["none", "-", "-", "-", "-"],
        ["key", "I key", "I key", "I key", "I key"],
      ],
    ],
    ["apple_id", "inputs-first", namesId],
    ["apple_id", "shipped", namesId],
    ["enterprise_with_apple_id", "inputs-first", namesId],
    ["enterprise_with_apple_id", "shipped", namesId],
    ["apple-id", "shipped", namesId],
    ["enterprise-with-apple-id", "shipped", namesId],
  ] as readonly (readonly [string | undefined, Policy, Row[]])[])("connection %s, %s", (connection, policy, rows) => {
    test.each(rows)("inputs %s", async (inputs, ...wanted) => {
      expect(await selections(autoProvisionApi, connection, policy, inputs)).toEqual(wanted);
    });
  });

  test.each(["inputs-first", "shipped"] as const)("0.1.x takes the connected API key alone, %s", async (policy) => {
    expect(await selections(autoProvisionApi, undefined, policy, "key", "0.1.7")).toEqual(["-", "C key", "-", "C key"]);
  });
});

test.each(["inputs-first", "shipped"] as const)(
  "ios-auto-provision takes the connected Apple ID alone, %s",
  async (policy) => {
    expect(await selections(autoProvisionAppleId, undefined, policy, "none")).toEqual(["-", "-", "C id", "C id"]);
  },
);

// Where a version has no `connection` input, both policies give what the released step does.
describe.each(["inputs-first", "shipped"] as const)("older versions, %s", (policy) => {
  test.each([
    ["fastlane", "2.3.0", "none", ["-", "-", "-", "-"]],
    ["fastlane", "2.7.1", "none", ["-", "-", "C id", "C id"]],
    ["fastlane", "2.7.4", "none", ["-", "-", "C id", "C id"]],
    ["deliver", "2.14.1", "none", ["-", "-", "-", "-"]],
    ["deliver", "2.14.1", "id", ["I id", "I id", "I id", "I id"]],
    ["deliver", "2.18.1", "id", ["I id", "I id", "I id", "I id"]],
    ["deliver", "2.19.0", "key", ["I key", "I key", "I key", "I key"]],
    ["deliver", "2.19.0", "none", ["-", "-", "-", "-"]],
    ["application-loader", "0.9.6", "id", ["I id", "I id", "I id", "I id"]],
    ["application-loader", "0.11.1", "key", ["I key", "I key", "I key", "I key"]],
    ["application-loader", "0.11.1", "none", ["-", "-", "-", "-"]],
  ] as const)("%s %s, inputs %s", async (adapter, version, inputs, wanted) => {
    expect(await selections(adapterOf(adapter), undefined, policy, inputs, version)).toEqual(wanted);
  });
});

function selections(
  adapter: StepAdapter,
  connection: string | undefined,
  policy: Policy,
  inputs: Row[0],
  version = "",
): Promise<Selected[]> {
  const given = inputs === "none" ? {} : inputsOf(adapter)[inputs];
  const all = { ...given, ...(connection === undefined ? {} : { connection }) };
  const ask = async (connectedAccount: (typeof connected)[number]) =>
    selected(await adapter.resolve({ inputs: all, account: connectedAccount, policy, version, readFile }));
  return Promise.all(connected.map(ask));
}

function selected({ status, origin, method }: Resolution): Selected {
  if (status !== "resolved") return "-";
  return `${origin === "inputs" ? "I" : "C"} ${method === "api-key" ? "key" : "id"}`;
}
