import { executeAction, executeDefineKey } from "../actions/execute.js";
import { rowByName } from "../actions/rows.js";
import type { Args } from "../evaluate/args.js";
import { userError } from "../evaluate/errors.js";
import type { Call } from "../evaluate/interpreter.js";
import type { Value } from "../value/values.js";
import { isAction } from "./action-names.js";
import { otherAction } from "./other-actions.js";
import type { LaneRun } from "./run.js";

/** A name that is no method: a lane, of the started platform first; else an action. */
export function missing(run: LaneRun, name: string, args: Args, call: Call): Value | undefined {
  const lane = run.runner.find(name);
  if (lane) return run.runner.switchTo(lane, args);
  if (name === "app_store_connect_api_key" && run.isFrom(2, 157)) return executeDefineKey(run, name, args, call);
  const row = rowByName.get(name);
  if (row && (!row.since || run.isFrom(...row.since))) return executeAction(run, row, name, args, call);
  const other = otherAction(run, name, args, call);
  if (other !== undefined) return other;
  const { mayHaveMore } = run.runner;
  if (isAction(name) || run.input.hasOtherActions(name) || mayHaveMore) {
    run.leftSomething();
    return run.interpreter.unknown("any", name, call.scope, call.node);
  }
  throw userError(`action-not-found:${name}`);
}
