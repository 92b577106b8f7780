import type { Action } from "../answer.js";
import { type Args, optionsOf } from "../evaluate/args.js";
import { userError } from "../evaluate/errors.js";
import { Raised } from "../evaluate/signals.js";
import type { LaneRun } from "../fastlane/run.js";
import type { Hash, Value } from "../value/values.js";

/** A call in the list, before it is known what it does. */
export function newAction(run: LaneRun, name: string, as: string, at: string): Action {
  const action: Action = {
    action: name,
    ...(as === name ? {} : { as }),
    at,
    lane: run.runner.fullName,
    result: "unknown",
  };
  run.input.choices.touch();
  run.actions.push(action);
  return action;
}

/** Does it in the folder where actions run, and writes down why it fails. */
export function recorded(run: LaneRun, action: Action, args: Args, execute: (given: Hash) => Value): Value {
  const before = run.current;
  run.current = action;
  try {
    const given = optionsOf(args);
    if (!given) throw userError("arguments-not-a-hash");
    if (given.mayHaveMore || args.more) return leftToTheRun(run, given.mayHaveMore ?? args.more);
    return run.inWorkDir(() => execute(given));
  } catch (signal) {
    if (signal instanceof Raised) failed(action, signal.why);
    throw signal;
  } finally {
    run.current = before;
  }
}

function failed(action: Action, why: string): void {
  if (action.result !== UNDECIDED) action.after = action.result;
  action.result = "fails";
  action.why = why;
}

/** While nothing is known of it yet. */
const UNDECIDED = "unknown";

/** Options that only the run can tell: so is all that the action uses, and what it leaves behind. */
function leftToTheRun(run: LaneRun, why: Hash["mayHaveMore"]): Value {
  if (!why) return null;
  const unknown = why.derived("an action");
  const parts = {
    keyId: unknown.derived("key_id"),
    issuerId: unknown.derived("issuer_id"),
    inHouse: unknown.derived("in_house"),
  };
  run.session.token = run.interpreter.truthy(unknown.derived("token?", "boolean"))
    ? { ...parts, at: "unknown" }
    : undefined;
  return unknown;
}
