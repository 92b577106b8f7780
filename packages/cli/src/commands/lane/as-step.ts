import { FileRef, type Resolution, Secret, type Value } from "@stepauth/core";
import { PROJECT_ROOT, type ProjectFolder, type Variable } from "@stepauth/lanes";
import { UsageError } from "../../errors.js";
import type { Io } from "../../io/io.js";
import type { UseFlags } from "../../use/flags.js";
import { resolveNamed } from "../../use/resolve.js";

/** What a step hands over to fastlane: variables, and files that they name. */
export interface HandedOver {
  readonly variables: Readonly<Record<string, Variable>>;
  readonly removed: readonly string[];
  /** Path from the project's root -> text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Resolves the step that starts fastlane: `fastlane@3.4`, with its inputs and the account that flags name. */
export async function handedOver(ref: string, flags: UseFlags, io: Io): Promise<HandedOver> {
  const at = ref.indexOf("@");
  const [step, stepVersion] = at < 0 ? [ref, ""] : [ref.slice(0, at), ref.slice(at + 1)];
  const around = { fromEnv: false, inBuild: false, purpose: "look" } as const;
  const { resolution } = await resolveNamed(step, { ...flags, stepVersion }, around, io);
  if (resolution.status === "failed") {
    const [error] = resolution.diagnostics.filter(({ severity }) => severity === "error");
    throw new UsageError(`The step fails before it starts fastlane. ${error?.message ?? ""}`.trim(), error?.help);
  }
  return handedOverBy(resolution);
}

/** What a step hands over with what it was resolved to. */
export function handedOverBy(resolution: Resolution): HandedOver {
  return {
    variables: Object.fromEntries(Object.entries(resolution.env).map(([name, value]) => [name, variable(value)])),
    removed: resolution.unsetEnv,
    files: filesOf(resolution),
  };
}

/** A file that the step writes has its place outside of the project; here it stands at its root under a name that says so. */
function variable(value: Value): Variable {
  if (value instanceof FileRef) return `${PROJECT_ROOT}/${value}`;
  return value instanceof Secret ? { reveal: () => value.reveal(), isSecret: true } : value;
}

function filesOf({ files }: Resolution): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ name, content }) => (content ? [[String(new FileRef(name)), content.reveal()] as const] : [])),
  );
}

/** A folder with the files of the step beside its own. */
export function withFiles(folder: ProjectFolder, files: ReadonlyMap<string, string>): ProjectFolder {
  return {
    ...folder,
    readFile: (path) => files.get(path) ?? folder.readFile(path),
    readFolder: async (path) => {
      const names = await folder.readFolder(path);
      return path === "" ? [...(names ?? []), ...files.keys()] : names;
    },
  };
}
