import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { StepAdapter } from "@stepauth/core";
import {
  type Context,
  type Finding,
  type Preview,
  type PreviewAccount,
  type PreviewOptions,
  previewFile,
} from "@stepauth/preview";
import { type DotenvVariable, openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { readAccount } from "../account.js";
import type { Io } from "../io/io.js";
import { keyReader, readEachOnce } from "../io/key-reader.js";
import { readRegularFile } from "../io/read-file.js";
import { isBelow, NAME_A_ROOT, refuseLinkOut, repositoryRoot } from "../io/root.js";
import { looksSecret } from "../io/secret-names.js";
import { MAX_FILE_BYTES } from "../io/text.js";
import { type BuildSecrets, buildSecrets } from "./secrets.js";
import { type LookFlags, type WorkflowDefaults, withDefaults, workflowDefaults } from "./workflow-defaults.js";

/** The flags that `preview` and `lint` share. */
export interface OpenFlags extends LookFlags {
  readonly secrets?: string;
  readonly dotenv: readonly string[];
  readonly root?: string;
  readonly readKeys?: boolean;
}

/** What a command chooses of a preview once it has seen the file. */
type Chosen = "workflows" | "repairs" | "adapters";

type SettledFlags = OpenFlags & { readonly context: Context };

/** A workflow file that was read, by the name under which it is shown. */
export interface NamedSource {
  readonly shown: string;
  /** The absolute path: what stands beside it is found there. */
  readonly full: string;
  readonly content: string;
  /** Reads what it includes, where that is not the files beside it. */
  readonly readInclude?: (path: string) => Promise<Uint8Array>;
}

/** A workflow file, previewed, with everything that doing so again takes. */
export interface OpenedPreview {
  readonly file: WorkflowFile;
  readonly preview: Preview;
  readonly options: PreviewOptions;
  readonly defaults: WorkflowDefaults;
  /** Opens the same file with another content. */
  readonly reopen: (content: string) => Promise<WorkflowFile>;
}

/** Opens and previews a workflow file as flags and `stepauth.yml` say. `choose` says what to look at, and for what. */
export async function openPreview(
  { shown, full, content, readInclude }: NamedSource,
  given: OpenFlags,
  io: Io,
  choose: (file: WorkflowFile, adapters: readonly StepAdapter[]) => Partial<Pick<PreviewOptions, Chosen>>,
): Promise<OpenedPreview> {
  const defaults = await workflowDefaults(full, given, (context) => usualAccount(context, io), io);
  const flags = { ...given, context: defaults.context };
  const root = rootOf(full, flags, io);
  const workingDirectory = flags.context === "local" ? io.cwd : root;
  const readFile = readInclude ?? includeReader(workingDirectory);
  const reopen = (text: string) => openWorkflowFile({ file: shown, content: text, root: workingDirectory, readFile });
  const file = await reopen(content);
  const chosen = choose(file, defaults.adapters);
  const { exposed } = defaults;
  const isPullRequest = flags.context === "pr";
  const secrets = buildSecrets({ full, root, named: flags.secrets, isPullRequest, exposed }, io);
  const options: PreviewOptions = {
    policy: defaults.policy,
    context: defaults.context,
    account: defaults.account,
    adapters: defaults.adapters,
    ...chosen,
    beside: [...secrets.diagnostics, ...(await dotenvFindings(flags.dotenv, io))],
    plan: await planContext(flags, secrets, io, workingDirectory),
    ...(flags.readKeys ? { readKeys: readEachOnce(keyReader({ cwd: workingDirectory, home: io.home })) } : {}),
    now: io.now(),
  };
  const preview = withDefaults(await previewFile(file, options), defaults);
  return { file, preview, options, defaults, reopen };
}

/**
 * Makes sure of a workflow file before it is read.
 *
 * @throws {UsageError} for a link out of the root
 */
export function checkSource(full: string, shown: string, flags: Pick<OpenFlags, "root">, io: Pick<Io, "cwd">): void {
  refuseLinkOut(full, shown, rootOf(full, flags, io), NAME_A_ROOT);
}

function rootOf(full: string, { root }: Pick<OpenFlags, "root">, { cwd }: Pick<Io, "cwd">): string {
  return root === undefined ? repositoryRoot(full) : resolve(cwd, root);
}

// Nothing known: the preview says what both kinds of connected credentials would lead to, and that it assumes them.
async function usualAccount(context: Context, io: Io): Promise<PreviewAccount> {
  if (context === "local") return readAccount("none", io);
  const { pullRequestAccount, unaskedAccount } = await import("@stepauth/preview");
  return context === "pr" ? pullRequestAccount() : unaskedAccount();
}

async function planContext(
  flags: SettledFlags,
  secrets: BuildSecrets,
  io: Io,
  workingDirectory: string,
): Promise<PreviewOptions["plan"]> {
  const local = flags.context === "local";
  const processEnv = Object.fromEntries(
    Object.entries(io.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return {
    dotenv: await dotenvVariables(flags.dotenv, io),
    ...(local ? { processEnv, isSecretName: looksSecret } : { processEnv: {}, ci: true, onBitrise: true }),
    // What nothing here sets may be a secret, where nobody says which there are.
    ...(flags.context === "ci" && !secrets.areKnown ? { undefinedIsUnknown: true } : {}),
    ...(flags.context === "pr" ? { pr: true } : {}),
    ...secrets.plan,
    workingDirectory,
    ...(local ? { home: io.home } : {}), // Whose home folder a build has, only the build knows.
  };
}

// What reads dotenv files is loaded with the first of them: it brings the whole of Node's crypto along.
async function dotenvVariables(paths: readonly string[], io: Io): Promise<DotenvVariable[]> {
  if (paths.length === 0) return [];
  const { readDotenv } = await import("../io/dotenv.js");
  return paths.flatMap((path) => readDotenv(path, io));
}

async function dotenvFindings(paths: readonly string[], io: Io): Promise<readonly Finding[]> {
  if (paths.length === 0) return [];
  const { dotenvCuts } = await import("../io/dotenv-cuts.js");
  return paths.flatMap((path) => dotenvCuts(path, io));
}

// A link inside the root may lead out of it: what counts is where it ends.
function includeReader(root: string) {
  return async (path: string) => {
    const real = realpathSync(resolve(root, path));
    if (!isBelow(real, realpathSync(root))) throw new Error("outside");
    const read = readRegularFile(real, MAX_FILE_BYTES);
    if (!read.ok) throw new Error(read.problem);
    return read.bytes;
  };
}
