import type { WorkflowFile } from "@stepauth/workflow";
import { coveredSteps, plannedRuns } from "../plan-runs.js";

/** A step of a file that an adapter covers. */
export interface CoveredInFile {
  readonly step: string;
  readonly version: string;
  /** Where it stands first. */
  readonly line: number;
}

/** The steps of a file that an adapter covers, each version once, in the order in which they run. */
export function coveredIn(file: WorkflowFile): CoveredInFile[] {
  const plan = { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true };
  const found = new Map<string, CoveredInFile>();
  for (const { plan: planned } of plannedRuns(file, { plan, workflows: "linted" }))
    for (const { adapter, version, planned: step } of coveredSteps(planned?.steps ?? [])) {
      const key = `${adapter.step}@${version.version}`;
      if (!found.has(key)) found.set(key, { step: adapter.step, version: version.version, line: step.location.line });
    }
  return [...found.values()];
}
