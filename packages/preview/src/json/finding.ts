import type { Finding } from "../model.js";

/** A finding as JSON. Of a fix it says only that there is one: the new text may hold what must not be shown. */
export function findingToJson({
  code,
  severity,
  message,
  help,
  location,
  input,
  fix,
}: Finding): Record<string, unknown> {
  return {
    ...{ code, severity, message },
    ...(help === undefined ? {} : { help }),
    ...(location === undefined ? {} : { location }),
    ...(input === undefined ? {} : { input }),
    ...(fix === undefined ? {} : { fixable: true, fix: fix.title }),
  };
}
