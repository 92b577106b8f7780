import { dirname, relative, resolve } from "node:path";
import type { PreviewOptions } from "@stepauth/preview";
import { type EnvItem, readSecrets, type SecretsFile } from "@stepauth/workflow";
import type { Io } from "../io/io.js";
import { readRegularFile } from "../io/read-file.js";
import { refuseLinkOut } from "../io/root.js";
import { MAX_FILE_BYTES, readNamedFile, readNamedText } from "../io/text.js";

/** What says which secrets a build has. */
export interface SecretsQuestion {
  /** The absolute path of the workflow file. */
  readonly full: string;
  readonly root: string;
  /** `--secrets`. */
  readonly named: string | undefined;
  readonly isPullRequest: boolean;
  /** Names of secrets that pull requests get. */
  readonly exposed: readonly string[];
}

/** The secrets of a build, as far as they are known. */
export interface BuildSecrets {
  readonly diagnostics: SecretsFile["diagnostics"];
  readonly plan: Pick<PreviewOptions["plan"], "secrets" | "withheld" | "mayBeSet">;
  /** A secrets file was given, or found: what is not in it is no secret. */
  readonly areKnown: boolean;
}

/** The secrets of the file that is named; else of the one beside the workflow file, of which a pull request gets those that are exposed. */
export function buildSecrets({ full, root, named, isPullRequest, exposed }: SecretsQuestion, io: Io): BuildSecrets {
  const file = named === undefined ? secretsBeside(full, root, io) : namedSecrets(named, io);
  const { items = [], diagnostics = [] } = file ?? {};
  const isWithheld = ({ key }: EnvItem) => isPullRequest && named === undefined && !exposed.includes(key);
  return {
    diagnostics,
    areKnown: file !== undefined,
    plan: {
      secrets: items.filter((item) => !isWithheld(item)),
      withheld: new Set(items.filter(isWithheld).map(({ key }) => key)),
      ...(isPullRequest ? { mayBeSet: new Set(exposed.filter((name) => !items.some(({ key }) => key === name))) } : {}),
    },
  };
}

function namedSecrets(file: string, io: Io): SecretsFile {
  const content = readNamedText(resolve(io.cwd, file), file, MAX_FILE_BYTES, "The file that --secrets names");
  return readSecrets({ file, content });
}

// The secrets beside the file are read without being named.
function secretsBeside(full: string, root: string, io: Io): SecretsFile | undefined {
  const beside = resolve(dirname(full), ".bitrise.secrets.yml");
  const read = readRegularFile(beside, MAX_FILE_BYTES);
  if (!read.ok && read.problem === "missing") return undefined;
  const shown = relative(io.cwd, beside);
  refuseLinkOut(beside, shown, root, "If that is meant, name it: --secrets FILE.");
  return readSecrets({ file: shown, content: readNamedFile(beside, shown, MAX_FILE_BYTES, "The secrets file") });
}
