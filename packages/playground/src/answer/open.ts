import { type Preview, previewFile } from "@stepauth/preview";
import { openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { accountOf } from "./account.js";
import type { Settings } from "./settings.js";

/** The name under which the page shows its file. */
export const FILE = "bitrise.yml";
/** Where a build has the repository. There is nothing in it here: what the file includes can't be read. */
export const ROOT = "/bitrise/src";

/** A file, read and previewed. */
export interface Opened {
  readonly file: WorkflowFile;
  readonly preview: Preview;
}

/** Previews a text as `stepauth preview` would preview a file of that content; unless told otherwise with the repairs. */
export async function open(
  yaml: string,
  settings: Settings,
  { now = new Date(), repairs = true }: { readonly now?: Date; readonly repairs?: boolean } = {},
): Promise<Opened> {
  const readFile = () => Promise.reject(new Error("there is no other file"));
  const file = await openWorkflowFile({ file: FILE, content: yaml, root: ROOT, readFile });
  const { context } = settings;
  const plan = {
    processEnv: {},
    workingDirectory: ROOT,
    ...(context === "local" ? {} : { ci: true, onBitrise: true }),
    ...(context === "ci" ? { undefinedIsUnknown: true } : {}),
    ...(context === "pr" ? { pr: true } : {}),
  };
  const account = accountOf(settings);
  const preview = await previewFile(file, { policy: "inputs-first", context, account, plan, now, repairs });
  return { file, preview };
}
