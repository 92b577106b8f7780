import type { StepVersion } from "../adapter/step-version.js";
import type { Method, Origin, Policy } from "../model.js";
import { onceFor } from "../remember.js";

/** A place that credentials can come from. */
export interface Source {
  readonly origin: Origin;
  readonly method: Method;
}

/** A source in the order of a policy. */
export interface RankedSource extends Source {
  /** Why the step does not take it; null where it does. */
  readonly refused: string | null;
  /** Why it is this one, where it is selected. */
  readonly chosen: string;
}

const METHODS: readonly Method[] = ["api-key", "apple-id"];
const ORDERS: Record<Policy, readonly Origin[]> = {
  "inputs-first": ["inputs", "connection"],
  shipped: ["connection", "inputs"],
};

// A version's rankings are few and never change.
const rankingsOf = onceFor<StepVersion, Readonly<Record<Policy, Map<string, readonly RankedSource[]>>>>(() => ({
  "inputs-first": new Map(),
  shipped: new Map(),
}));

/** The order of the sources under a policy: the first that is configured is selected. */
export function rankSources(step: StepVersion, policy: Policy, mode: string): readonly RankedSource[] {
  const rankings = rankingsOf(step)[policy];
  const before = rankings.get(mode);
  if (before) return before;
  const ranking = rank(step, policy, mode);
  rankings.set(mode, ranking);
  return ranking;
}

function rank(step: StepVersion, policy: Policy, mode: string): RankedSource[] {
  const sources = ORDERS[policy].flatMap((origin) =>
    METHODS.map((method) => ({ origin, method, refused: whyRefused(step, mode, { origin, method }) })),
  );
  return sources.map((source) => ({ ...source, chosen: whyChosen(source, sources) }));
}

// Why this one and not the other origin: nothing else is taken, it comes first, or what comes first is not there.
function whyChosen({ origin }: Source, sources: readonly Omit<RankedSource, "chosen">[]): string {
  const taken = new Set(sources.filter(({ refused }) => refused === null).map((source) => source.origin));
  const set = origin === "inputs" ? "set in the step's inputs" : "connected to the app";
  const other = sources.find((source) => source.origin !== origin);
  if (taken.size === 1) return `${set}, and ${other?.refused ?? "nothing else is taken"}`;
  const first = sources[0]?.origin === origin;
  if (origin === "inputs")
    return first ? `${set}, which come first` : `${set}, and nothing that comes first is connected`;
  return first ? `${set}, and the connected account comes first` : `${set}, and the step's inputs hold no credentials`;
}

function whyRefused(step: StepVersion, mode: string, source: Source): string | null {
  return source.origin === "inputs"
    ? inputsRefused(step, mode, source.method)
    : connectionRefused(step, mode, source.method);
}

function inputsRefused({ row, definition, version }: StepVersion, mode: string, method: Method): string | null {
  if (!row.inputs.includes(method)) return `${definition.step} ${version} takes no ${label(method)} from its inputs`;
  return Object.hasOwn(row.named, mode) ? `\`connection: ${mode}\` uses the connected account alone` : null;
}

function connectionRefused({ row, definition, version }: StepVersion, mode: string, method: Method): string | null {
  const taken = row.automatic.includes(method) || Object.values(row.named).includes(method);
  const session = method === "apple-id" && row.automatic.includes("session") ? ", only its 2FA session" : "";
  if (!taken) return `${definition.step} ${version} takes no ${label(method)} from the connected account${session}`;
  if (mode === "off") return '`connection: "off"` leaves the connected account out';
  if (mode === "automatic")
    return row.automatic.includes(method) ? null : `\`connection: automatic\` takes no ${label(method)} here`;
  return row.named[mode] === method ? null : `\`connection: ${mode}\` asks for the other kind of the connected account`;
}

/** Whether the version hands on the 2FA session of the connected Apple ID, beside or instead of other credentials. */
export function handsOnSession({ row }: StepVersion): boolean {
  return row.automatic.includes("session");
}

/** What a kind of credentials is called. */
export function label(method: Method): string {
  return method === "api-key" ? "API key" : "Apple ID";
}

/**
 * The policy that counts. Where a version has no `connection` input, or takes credentials from one origin only, there is
 * nothing to override, and `inputs-first` is what the released step does.
 */
export function effectivePolicy({ row, connectionValues }: StepVersion, policy: Policy): Policy {
  const oneOrigin = row.inputs.length === 0 || (row.automatic.length === 0 && Object.keys(row.named).length === 0);
  return connectionValues === null || oneOrigin ? "shipped" : policy;
}
