import type { LanesReport } from "../report/lanes.js";

/** What `stepauth lane --format json` prints. */
export function lanesToJson({ dir, fastlane, why, lanes, findings }: LanesReport): object {
  return {
    schemaVersion: 1,
    dir,
    fastlane,
    ...(why === undefined ? {} : { why }),
    lanes,
    diagnostics: findings.map(({ code, severity, message, help, location }) => ({
      code,
      severity,
      message,
      ...(help === undefined ? {} : { help }),
      ...(location === undefined ? {} : { location }),
    })),
  };
}
