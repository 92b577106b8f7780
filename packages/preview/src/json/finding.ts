import type { FindingReport } from "../report/finding.js";

/** A finding as JSON. Of a fix it says only that there is one, and what it does. */
export function findingToJson({ code, severity, message, help, location, input, fix }: FindingReport): object {
  return {
    ...{ code, severity, message },
    ...(help === undefined ? {} : { help }),
    ...(location === undefined ? {} : { location }),
    ...(input === undefined ? {} : { input }),
    ...(fix === undefined ? {} : { fixable: true, fix }),
  };
}
