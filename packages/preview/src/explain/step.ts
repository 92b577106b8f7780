import {
  type AuthTypeRow,
  type ConnectedAccount,
  type Policy,
  type Resolution,
  Secret,
  type StepAdapter,
} from "@stepauth/core";
import { assumedAccount } from "../account.js";

/** The connected accounts that a step is explained with. */
const explainedAccounts = ["none", "api-key", "apple-id", "both", "expired"] as const;
export type ExplainedAccount = (typeof explainedAccounts)[number];

/** The inputs that a step is explained with. */
export type ExplainedInputs = "none" | "api-key" | "apple-id";

/** What a step does in one situation. */
export interface Outcome {
  readonly status: Resolution["status"];
  readonly method: Resolution["method"];
  readonly origin: Resolution["origin"];
}

/** One situation under both policies. */
export interface ExplainedCell {
  readonly connection: string | null;
  readonly inputsFirst: Outcome;
  readonly shipped: Outcome;
  readonly differs: boolean;
}

export interface ExplainedRow {
  readonly account: ExplainedAccount;
  readonly cells: readonly ExplainedCell[];
}

/** What a step version does with every account and `connection` value, for one set of inputs. */
export interface ExplainedMatrix {
  readonly inputs: ExplainedInputs;
  readonly rows: readonly ExplainedRow[];
}

/** The whole candidate matrix of a step version. */
export interface Explanation {
  readonly step: string;
  readonly version: string;
  readonly versionKnown: boolean;
  readonly row: AuthTypeRow;
  /** The values of its `connection` input; null where the version has none. */
  readonly connections: readonly string[] | null;
  readonly matrices: readonly ExplainedMatrix[];
}

const NOW = new Date("2026-01-01T00:00:00Z");

/** Works out what a step version does in every combination of inputs, connected account and `connection`. */
export async function explainStep(adapter: StepAdapter, lock = ""): Promise<Explanation> {
  const { version, known } = adapter.resolveVersion(lock);
  const { row, connectionValues } = adapter.describe(version);
  const matrices: ExplainedMatrix[] = [];
  for (const inputs of ["none", ...row.inputs] as const) {
    const rows: ExplainedRow[] = [];
    for (const account of explainedAccounts) rows.push(await explainRow(adapter, version, inputs, account));
    matrices.push({ inputs, rows });
  }
  return { step: adapter.step, version, versionKnown: known, row, connections: connectionValues, matrices };
}

async function explainRow(
  adapter: StepAdapter,
  version: string,
  inputs: ExplainedInputs,
  account: ExplainedAccount,
): Promise<ExplainedRow> {
  const cells: ExplainedCell[] = [];
  for (const connection of adapter.describe(version).connectionValues ?? [null]) {
    const outcome = async (policy: Policy) =>
      outcomeOf(
        await adapter.resolve({
          inputs: sampleInputs(adapter, inputs, connection),
          account: sampleAccount(account),
          ...{ policy, version, now: NOW, keys: "defer" },
        }),
      );
    const [inputsFirst, shipped] = [await outcome("inputs-first"), await outcome("shipped")];
    const differs =
      inputsFirst.status !== shipped.status ||
      inputsFirst.method !== shipped.method ||
      inputsFirst.origin !== shipped.origin;
    cells.push({ connection, inputsFirst, shipped, differs });
  }
  return { account, cells };
}

function outcomeOf({ status, method, origin }: Resolution): Outcome {
  return { status, method, origin };
}

function sampleInputs(
  adapter: StepAdapter,
  inputs: ExplainedInputs,
  connection: string | null,
): Record<string, string> {
  const names = adapter.definition.inputs;
  const sample: [string | undefined, string][] = [[names.connection, connection ?? ""]];
  if (connection === null) sample.pop();
  if (inputs === "api-key")
    sample.push([names.apiKeyPath, "file:///AuthKey_ABCDE12345.p8"], [names.apiIssuer, "issuer"]);
  if (inputs === "apple-id") sample.push([names.appleId, "input@example.com"], [names.password, "password"]);
  return Object.fromEntries(sample.filter((pair): pair is [string, string] => pair[0] !== undefined));
}

function sampleAccount(account: ExplainedAccount): ConnectedAccount | null {
  if (account === "none") return null;
  const { account: assumed } = assumedAccount(account === "expired" ? "apple-id" : account);
  const connected = assumed as ConnectedAccount;
  if (account !== "expired" || !connected.appleId) return connected;
  return { ...connected, appleId: { ...connected.appleId, password: new Secret("assumed"), expiresAt: new Date(0) } };
}
