import {
  type AuthTypeRow,
  type ConnectedAccount,
  type ConnectionPlan,
  type CredentialInput,
  credentialInputs,
  type Method,
  type NeededRoles,
  neededRoles,
  type Policy,
  type Resolution,
  Secret,
  type StepAdapter,
  StepAuthError,
  type StepVersion,
  workNames,
} from "@stepauth/core";
import { assumedAccount } from "../account.js";

/** The connected accounts that a step is explained with. */
const explainedAccounts = ["none", "api-key", "apple-id", "both", "expired", "unreadable"] as const;
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
  /** The input that chooses; null where the version has none. */
  readonly chooser: string | null;
  /** Its values; null where the version has none. */
  readonly connections: readonly string[] | null;
  readonly matrices: readonly ExplainedMatrix[];
  /** The least roles that its work needs. */
  readonly roles: readonly ExplainedRoles[];
}

/** One kind of work with the least role of whoever does it. */
export interface ExplainedRoles extends NeededRoles {
  readonly work: string;
}

/** The roles that the work of a step needs; none where nothing is known of it. */
export function rolesOf({ definition }: StepAdapter): ExplainedRoles[] {
  return (definition.work ?? []).map((work) => ({ work: workNames[work], ...neededRoles[work] }));
}

const NOW = new Date("2026-01-01T00:00:00Z");

/** Works out what a step version does in every combination of inputs, connected account and `connection`. */
export async function explainStep(adapter: StepAdapter, lock = ""): Promise<Explanation> {
  const { version, known } = adapter.resolveVersion(lock);
  const { row, plan, connectionValues } = adapter.describe(version);
  const matrices: ExplainedMatrix[] = [];
  for (const inputs of ["none", ...inputMethods(plan)] as const) {
    const rows: ExplainedRow[] = [];
    for (const account of explainedAccounts) rows.push(await explainRow(adapter, version, inputs, account));
    matrices.push({ inputs, rows });
  }
  return {
    ...{ step: adapter.step, version, versionKnown: known },
    ...{ row, chooser: plan.input, connections: connectionValues, matrices, roles: rolesOf(adapter) },
  };
}

/** The kinds of credentials that a plan takes from inputs. */
function inputMethods({ values }: ConnectionPlan): Method[] {
  const places = new Set(values.flatMap(({ shipped }) => shipped));
  return (["api-key", "apple-id"] as const).filter((method) => places.has(`inputs ${method}`));
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
          inputs: sampleInputs(adapter.describe(version), inputs, connection),
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

const SAMPLES: Readonly<Record<CredentialInput, string>> = {
  apiKeyPath: "file:///AuthKey_ABCDE12345.p8",
  apiKeyId: "ABCDE12345",
  apiIssuer: "issuer",
  appleId: "input@example.com",
  password: "password",
  appPassword: "",
};

function sampleInputs(
  { names }: StepVersion,
  inputs: ExplainedInputs,
  connection: string | null,
): Record<string, string> {
  const sample: [string | undefined, string][] = connection === null ? [] : [[names.connection, connection]];
  if (inputs !== "none") for (const field of credentialInputs[inputs]) sample.push([names[field], SAMPLES[field]]);
  return Object.fromEntries(sample.filter((pair): pair is [string, string] => pair[0] !== undefined));
}

function sampleAccount(account: ExplainedAccount): ConnectedAccount | StepAuthError | null {
  if (account === "none") return null;
  if (account === "unreadable") return new StepAuthError("account/unauthorized", "The build may not read the account.");
  const { account: assumed } = assumedAccount(account === "expired" ? "apple-id" : account);
  const connected = assumed as ConnectedAccount;
  if (account !== "expired" || !connected.appleId) return connected;
  return { ...connected, appleId: { ...connected.appleId, password: new Secret("assumed"), expiresAt: new Date(0) } };
}
