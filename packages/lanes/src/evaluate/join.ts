import { shortened, Unknown } from "../value/unknown.js";
import { identity, type Value } from "../value/values.js";
import { kindOf } from "./kinds.js";

/** One value for two, of which only the run can tell which it is. */
export function joined(condition: Unknown, yes: Value, no: Value): Value {
  if (yes === no || identity(yes) === identity(no)) return yes;
  const [first, second] = [kindOf(yes), kindOf(no)];
  const kind = first === second ? first : "any";
  const id = `(${condition.id}?${identity(yes)}:${identity(no)})`;
  return new Unknown(shortened(id), kind, condition.why, undefined, { condition, yes, no });
}
