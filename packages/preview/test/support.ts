import { openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { assumedAccount, type Finding, type Preview, type PreviewOptions, previewFile } from "../src/index.js";

/** What a build is previewed with when nothing else is said. */
export const usual: PreviewOptions = {
  policy: "inputs-first",
  context: "ci",
  account: assumedAccount("both"),
  plan: { secrets: [], dotenv: [], processEnv: {}, ci: true, undefinedIsUnknown: true },
  now: new Date("2026-11-01T12:00:00Z"),
};

/** A workflow file with the steps given, as the examples of the documentation have it. */
export function stepsFile(steps: string): string {
  const body = steps.replace(/^(?=.)/gm, "      ");
  return `format_version: "17"\ndefault_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git\nworkflows:\n  deploy:\n    steps:\n${body}`;
}

/** Opens a text as a workflow file. */
export function open(content: string, file = "bitrise.yml"): Promise<WorkflowFile> {
  return openWorkflowFile({ file, content });
}

/** Opens and previews a text. */
export async function preview(content: string, options: Partial<PreviewOptions> = {}): Promise<Preview> {
  return previewFile(await open(content), { ...usual, ...options });
}

type Brief = Pick<Finding, "location" | "severity" | "code" | "outcome">;

/** A finding in one line: where, how bad, which, and for which outcome if not for both. */
export function brief({ location, severity, code, outcome = "both" }: Brief): string {
  const holdsFor = outcome === "both" ? "" : ` (${outcome})`;
  return `${location?.line ?? "-"}:${location?.column ?? "-"} ${severity} ${code}${holdsFor}`;
}
