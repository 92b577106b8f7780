import { type AccountInput, initialState, requestAccount } from "./account/state.js";
import type { VersionKnown } from "./adapter/adapter.js";
import type { StepVersion } from "./adapter/step-version.js";
import { type Environment, foundBeside, foundInVain } from "./found/found.js";
import { connectionMode } from "./inputs/connection.js";
import { type Given, readGiven } from "./inputs/given.js";
import { validateInputs } from "./inputs/validate.js";
import { checkedInputs } from "./inputs/values.js";
import type { Policy, Resolution } from "./model.js";
import type { Outcome } from "./outcome.js";
import { renderOutcome, renderRefused } from "./render/resolution.js";
import { reportOutcome } from "./report/outcome.js";
import { stepFindings, unknownInputs } from "./report/step.js";
import { effectivePolicy, rank } from "./select/candidates.js";
import { decide, type Facts, goesOnWithout, reachesAccount } from "./select/decide.js";
import type { SourceIo } from "./sources/io.js";
import { load } from "./sources/load.js";

/** One question to the resolver, with everything it may look at. */
export interface Question {
  readonly step: StepVersion;
  readonly versionKnown: VersionKnown;
  readonly inputs: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
  readonly account: AccountInput | undefined;
  readonly environment: Environment | undefined;
  readonly policy: Policy;
  readonly now: Date;
  readonly io: SourceIo;
}

/** Sources, selection, rendering, reporting: the whole way from inputs and account to a resolution. */
export async function resolveStep(question: Question): Promise<Resolution> {
  const { step, inputs } = question;
  const given = readGiven(step, inputs, question.unknown);
  const mode = connectionMode(step, given);
  const errors = [...validateInputs(step, given), ...checkedInputs(step, given), ...(mode.ok ? [] : [mode.error])];
  const aboutStep = [...stepFindings(step, question.versionKnown), ...unknownInputs(step, inputs)];
  const policy = effectivePolicy(step, question.policy);
  if (errors.length > 0 || !mode.ok) {
    const ranking = rank(step, policy, mode.ok ? mode.value : step.plan.default);
    const found = foundInVain(step, question.environment);
    return renderRefused(question, given, { ranking, found }, [...errors, ...aboutStep]);
  }
  const outcome = await selectAndLoad(question, given, mode.value, policy);
  const found = foundBeside(outcome, question.environment);
  return renderOutcome(question, { outcome, found }, [...reportOutcome(outcome, found), ...aboutStep]);
}

async function selectAndLoad(question: Question, given: Given, mode: string, policy: Policy): Promise<Outcome> {
  const ranking = rank(question.step, policy, mode);
  const known = factsOf(question, given);
  const first = decide(known, ranking);
  // The account is requested when the walk comes to it, and not before.
  const mustAsk = known.account.kind === "unrequested" && reachesAccount(known, ranking, first);
  const facts = mustAsk ? await withAccount(known, question) : known;
  const decision = mustAsk ? decide(facts, ranking) : first;
  const loaded = await load(facts, { decision, goesOn: goesOnWithout(facts, ranking) }, policy, question.io);
  const { status, origin, credentials, loading, session } = loaded;
  const asked = question.policy;
  // Member by member: spreading what was loaded takes a seventh of the time of a batch.
  return { status, origin, credentials, loading, session, facts, mode, ranking, decision, policy, asked } as Outcome;
}

function factsOf({ step, now, account }: Question, given: Given): Facts {
  return { step, given, now, account: initialState(account, step.rules.refusedFlaws) };
}

async function withAccount(facts: Facts, { step, account }: Question): Promise<Facts> {
  return { ...facts, account: await requestAccount(account, step.rules.refusedFlaws) };
}
