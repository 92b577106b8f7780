import type { StepVersion } from "../adapter/step-version.js";
import type { Place, PlanValue } from "../auth-types/plan.js";
import type { Method } from "../model.js";
import { onceFor } from "../remember.js";

/** The value with which the released step takes the credentials of its inputs, whatever is connected; null without one. */
export function leadingValue({ plan }: StepVersion, method: Method): string | null {
  return leadingValues(plan)[method];
}

const leadingValues = onceFor(({ values }: StepVersion["plan"]): Readonly<Record<Method, string | null>> => {
  const leading = (method: Method) =>
    values.find(({ shipped }) => {
      const turn = shipped.indexOf(`inputs ${method}`);
      return turn !== -1 && shipped.slice(0, turn).every(isOfInputs);
    })?.value ?? null;
  return { "api-key": leading("api-key"), "apple-id": leading("apple-id") };
});

/** The value with which the step looks at its inputs alone; null without one. */
export function aloneValue({ plan }: StepVersion): string | null {
  return plan.values.find(isOfInputsAlone)?.value ?? null;
}

/** Whether a value that was chosen says to look at the inputs alone. */
export function looksAtInputsAlone({ plan }: StepVersion, mode: string): boolean {
  return plan.input !== null && plan.values.some((one) => one.value === mode && isOfInputsAlone(one));
}

/** Whether a version takes no credentials from anywhere. */
export function takesNothing({ plan }: StepVersion): boolean {
  return !plan.session && plan.values.every(({ shipped }) => shipped.length === 0);
}

function isOfInputsAlone({ value, shipped }: PlanValue): boolean {
  return value !== "" && shipped.length > 0 && shipped.every(isOfInputs);
}

function isOfInputs(place: Place): boolean {
  return place.startsWith("inputs ");
}
