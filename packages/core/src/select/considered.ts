import { anySet, type Given } from "../inputs/given.js";
import type { Candidate, Method, Verdict } from "../model.js";
import { onceFor, recurring } from "../remember.js";
import { isSame, type RankedSource, type Ranking, type Source } from "./candidates.js";
import { type Decision, type Facts, sourceState } from "./decide.js";

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
export function considered(facts: Facts, { sources, accountFirst }: Ranking, ending: Ending): Candidate[] {
  const stoppedAhead = accountFirst && ending.decision.kind === "stopped" && ending.decision.state === "broken";
  return sources.map((source) => {
    const judgement = judge(facts, source, ending);
    const beaten = stoppedAhead && judgement[0] === "shadowed";
    return candidate(source, beaten ? ["shadowed", askedAhead] : judgement);
  });
}

/** The candidates where the inputs are refused: nothing is looked at beyond them. */
export function consideredRefused(given: Given, { sources }: Ranking): Candidate[] {
  return sources.map((source) => candidate(source, judgeRefused(given, source)));
}

// What can become of a source is little: each candidate is made once.
const candidatesOf = onceFor<RankedSource, Map<string, Candidate>>(() => new Map());

function candidate(source: RankedSource, [verdict, reason]: Judgement): Candidate {
  const known = candidatesOf(source);
  const before = known.get(reason);
  if (before?.verdict === verdict) return before;
  const { origin, method } = source;
  const made = recurring({ origin, method, verdict, reason });
  known.set(reason, made);
  return made;
}

function judgeRefused(given: Given, { origin, method, refused }: RankedSource): Judgement {
  if (refused !== null) return ["not-accepted", refused];
  if (origin === "connection")
    return ["not-requested", "the inputs are refused before the connected account is looked at"];
  const set = anySet(given, method);
  return set ? ["invalid", "the inputs are refused"] : ["not-configured", notInInputs[method]];
}

function judge(facts: Facts, source: RankedSource, ending: Ending): Judgement {
  if (ending.sessionTaken && source.origin === "connection" && source.method === "apple-id")
    return ["selected", "its 2FA session alone: this version takes nothing else of the connected account"];
  if (source.refused !== null) return ["not-accepted", source.refused];
  if ("source" in ending.decision && isSame(ending.decision.source, source)) return judgeDecisive(source, ending);
  const state = sourceState(facts, source);
  if (state === "unrequested") return ["not-requested", "the inputs decide, so the connected account is not requested"];
  if (state === "not-configured" || state === "broken") return ["not-configured", missingReason(facts, source)];
  return ["shadowed", "configured, but another comes first"];
}

function judgeDecisive({ chosen }: RankedSource, { decision, unusable }: Ending): Judgement {
  if (decision.kind === "stopped") return ["invalid", stopReasons[decision.state]];
  return unusable ? ["invalid", `${chosen}, but it can't be used`] : ["selected", chosen];
}

const askedAhead = "configured, but the connected account is asked for first, and the step stops there";

const stopReasons = {
  expired: "its 2FA session has expired, and the step does not try the next one",
  incomplete: "the connected account lacks the Apple ID or its password",
  broken: "the connected account can't be used, and the step stops there",
} as const;

function missingReason({ step, account, given }: Facts, { origin, method }: Source): string {
  if (origin === "inputs") return anySet(given, method) ? notWhole[method] : notInInputs[method];
  if (account.kind === "failed")
    return step.rules.brokenAccount === "fails"
      ? "the connected account can't be used"
      : "the connected account can't be used, so the step goes on without it";
  if (account.kind === "known" && account.account === null) return "no account is connected";
  return notConnected[method];
}

const notInInputs: Record<Method, string> = {
  "api-key": "no API key is set in the inputs",
  "apple-id": "no Apple ID is set in the inputs",
};

const notWhole: Record<Method, string> = {
  "api-key": "the inputs hold a part of an API key, which counts for nothing",
  "apple-id": "the inputs hold a part of an Apple ID, which counts for nothing",
};

const notConnected: Record<Method, string> = {
  "api-key": "the connected account has no API key",
  "apple-id": "the connected account has no Apple ID",
};
