import { anySet, apiKeyFields, appleIdFields, type Given } from "../inputs/given.js";
import type { Candidate, Method, Verdict } from "../model.js";
import { label, type RankedSource, type Source } from "./candidates.js";
import { type Decision, type Facts, isSame, sourceState } from "./decide.js";

/** How a walk down the sources ended, as far as the candidates are concerned. */
export interface Ending {
  readonly decision: Decision;
  /** What was selected turned out to be unusable: a key that can't be read, an impossible key ID. */
  readonly unusable: boolean;
  /** The version takes the 2FA session of the connected Apple ID, and nothing else of it, and got it. */
  readonly sessionTaken: boolean;
}

type Judgement = readonly [verdict: Verdict, reason: string];

/** Every source with its verdict and the reason for it, in the order of the policy. */
export function considered(facts: Facts, sources: readonly RankedSource[], ending: Ending): Candidate[] {
  return sources.map((source) => candidate(source, judge(facts, source, ending, sources)));
}

/** The candidates where the inputs are refused: nothing is looked at beyond them. */
export function consideredRefused(given: Given, sources: readonly RankedSource[]): Candidate[] {
  return sources.map((source) => candidate(source, judgeRefused(given, source)));
}

function candidate({ origin, method }: Source, [verdict, reason]: Judgement): Candidate {
  return { origin, method, verdict, reason };
}

function judgeRefused(given: Given, { origin, method, refused }: RankedSource): Judgement {
  if (refused !== null) return ["not-accepted", refused];
  if (origin === "connection")
    return ["not-requested", "the inputs are refused before the connected account is looked at"];
  const set = anySet(given, method === "api-key" ? apiKeyFields : appleIdFields);
  return set ? ["invalid", "the inputs are refused"] : ["not-configured", notInInputs(method)];
}

function judge(facts: Facts, source: RankedSource, ending: Ending, sources: readonly RankedSource[]): Judgement {
  if (ending.sessionTaken && source.origin === "connection" && source.method === "apple-id")
    return ["selected", "its 2FA session alone: this version takes nothing else of the connected account"];
  if (source.refused !== null) return ["not-accepted", source.refused];
  if ("source" in ending.decision && isSame(ending.decision.source, source))
    return judgeDecisive(source, ending, sources);
  const state = sourceState(facts, source);
  if (state === "unrequested") return ["not-requested", "the inputs decide, so the connected account is not requested"];
  if (state === "not-configured" || state === "broken") return ["not-configured", missingReason(facts, source)];
  return ["shadowed", "configured, but another comes first"];
}

function judgeDecisive(source: Source, { decision, unusable }: Ending, sources: readonly RankedSource[]): Judgement {
  if (decision.kind === "stopped") return ["invalid", stopReasons[decision.state]];
  const reason = selectedReason(source, sources);
  return unusable ? ["invalid", `${reason}, but it can't be used`] : ["selected", reason];
}

// Why this one and not the other origin: nothing else is taken, it comes first, or what comes first is not there.
function selectedReason({ origin }: Source, sources: readonly RankedSource[]): string {
  const taken = new Set(sources.filter(({ refused }) => refused === null).map((source) => source.origin));
  const set = origin === "inputs" ? "set in the step's inputs" : "connected to the app";
  const other = sources.find((source) => source.origin !== origin);
  if (taken.size === 1) return `${set}, and ${other?.refused ?? "nothing else is taken"}`;
  const first = sources[0]?.origin === origin;
  if (origin === "inputs")
    return first ? `${set}, which come first` : `${set}, and nothing that comes first is connected`;
  return first ? `${set}, and the connected account comes first` : `${set}, and the step's inputs hold no credentials`;
}

const stopReasons = {
  expired: "its 2FA session has expired, and the step does not try the next one",
  incomplete: "the connected account lacks the Apple ID or its password",
  broken: "the connected account can't be used, and the step stops there",
} as const;

function missingReason({ step, account }: Facts, { origin, method }: Source): string {
  if (origin === "inputs") return notInInputs(method);
  if (account.kind === "failed")
    return step.rules.brokenAccount === "fails"
      ? "the connected account can't be used"
      : "the connected account can't be used, so the step goes on without it";
  if (account.kind === "known" && account.account === null) return "no account is connected";
  return `the connected account has no ${label(method)}`;
}

function notInInputs(method: Method): string {
  return `no ${label(method)} is set in the inputs`;
}
