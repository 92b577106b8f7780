import type { Handover, HandoverConditions } from "../adapter/handover.js";
import type { StepVersion } from "../adapter/step-version.js";
import type { Given } from "../inputs/given.js";
import type { Credentials } from "../model.js";

/** What is handed to the tool here, and what that takes for granted. */
export interface ConditionalHandover {
  readonly handover: Handover | undefined;
  readonly conditions: readonly string[];
}

/** The hand-over of a version for these credentials: none where the request itself rules it out. */
export function handoverFor(step: StepVersion, given: Given, credentials: Credentials): ConditionalHandover {
  const handover = step.hands[credentials.method];
  const onlyIf = handover?.onlyIf;
  if (!onlyIf) return { handover, conditions: [] };
  const open = openBounds(onlyIf, given);
  const isRuledOut = open === null || (onlyIf.standardKey === true && isEnterprise(credentials));
  if (isRuledOut) return { handover: undefined, conditions: [] };
  return { handover, conditions: [...(onlyIf.assumed ?? []), ...open] };
}

function isEnterprise(credentials: Credentials): boolean {
  return credentials.method === "api-key" && credentials.enterprise;
}

/** The bounds that only the build can tell; null where one is exceeded. */
function openBounds({ atMost = {} }: HandoverConditions, given: Given): string[] | null {
  const open: string[] = [];
  for (const [key, bound] of Object.entries(atMost)) {
    const text = given.text(key);
    if (text === null) open.push(`${key}<=${bound}`);
    else if (Number(text) > bound) return null;
  }
  return open;
}
