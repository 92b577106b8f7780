import type { FindingReport } from "../report/finding.js";

/** A finding as JSON. Of a fix it says only that there is one, and what it does; of an unsafe one also why it is that. */
export function findingToJson(finding: FindingReport): object {
  const { code, severity, outcome, message, help, location, input, fix, unsafeFix } = finding;
  return {
    ...{ code, severity, outcome, message },
    ...(help === undefined ? {} : { help }),
    ...(location === undefined ? {} : { location }),
    ...(input === undefined ? {} : { input }),
    ...(fix === undefined ? {} : { fixable: true, fix }),
    ...(unsafeFix === undefined ? {} : { unsafeFix }),
  };
}
