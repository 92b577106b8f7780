import { resolve } from "node:path";
import { adapters } from "@stepauth/preview";
import { UsageError } from "../errors.js";
import type { Io } from "../io/io.js";
import type { Kinds } from "../new/kinds.js";
import { namesOf } from "../new/names.js";
import { stepFiles } from "../new/step-files.js";
import { refusalOf } from "../new/tool-hands.js";
import { writeNew } from "../new/write.js";
import { packageVersion } from "../version.js";

/** The flags of `stepauth new`. */
export interface NewFlags {
  readonly auth: Kinds;
  readonly tool?: string;
  readonly repository?: string;
  readonly dir?: string;
}

// They become code of the new step.
const TOOL = /^[A-Za-z0-9_./-]+(?: [A-Za-z0-9_./-]+)*$/;
const REPOSITORY = /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/;

/** Writes a new step into a folder of its own. */
export async function newCommand(name: string, flags: NewFlags, { cwd, stdout }: Io): Promise<number> {
  const names = namesOf(
    name,
    adapters.flatMap((adapter) => [adapter.name, adapter.step]),
  );
  const tool = flags.tool ?? names.id;
  const repository = flags.repository ?? `my-organisation/bitrise-step-${names.id}`;
  if (!TOOL.test(tool))
    throw new UsageError("--tool takes a command in plain words.", '--tool "xcrun notarytool submit"');
  const refusal = refusalOf(tool, flags.auth);
  if (refusal !== null) throw new UsageError(refusal, "Use --auth api-key, or another --tool.");
  if (!REPOSITORY.test(repository)) throw new UsageError("--repository takes owner/name, as on GitHub.");
  const shown = flags.dir ?? names.id;
  const template = { names, kinds: flags.auth, tool, repository, inRepository: false };
  const files = stepFiles(template, packageVersion());
  writeNew(resolve(cwd, shown), shown, files);
  const list = Object.keys(files).map((path) => `  ${path}\n`);
  await stdout.write(`${shown}\n${list.join("")}\nNext: cd ${shown} && npm install && npm test\n`);
  return 0;
}
