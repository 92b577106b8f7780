import { type ParsedReference, repositoryOf } from "@stepauth/workflow";
import { stepIds } from "./step-library.js";

/** Which step a reference means, and whose code that is. */
export type StepIdentity =
  /** A step of Bitrise's step library, by its ID or by its own repository. */
  | { readonly kind: "library"; readonly id: string }
  /** A step of another library; `url` may be shown. */
  | { readonly kind: "other-library"; readonly id: string; readonly url: string }
  /** Another repository with the name of a step. */
  | { readonly kind: "fork"; readonly id: string; readonly repository: string }
  | { readonly kind: "repository" }
  | { readonly kind: "folder" };

const OWNERS = /^(?:bitrise-steplib|bitrise-io)\//;
const PREFIX = /^(?:bitrise-)?steps?-/;

/** Which step a reference means. */
export function identify({ kind, source, id }: ParsedReference): StepIdentity {
  if (kind === "path") return { kind: "folder" };
  if (kind === "git") return identifyRepository(id);
  // Where no library is named, the file as a whole is at fault.
  if (source === "" || repositoryOf(source) === "bitrise-io/bitrise-steplib") return { kind: "library", id };
  return { kind: "other-library", id, url: withoutSecrets(source) };
}

function identifyRepository(url: string): StepIdentity {
  const repository = repositoryOf(url) ?? pathOf(url);
  const name = repository.slice(repository.lastIndexOf("/") + 1);
  const id = [name.replace(PREFIX, ""), name].find((known) => stepIds.has(known));
  if (id === undefined) return { kind: "repository" };
  return OWNERS.test(repository) && repositoryOf(url) !== undefined
    ? { kind: "library", id }
    : { kind: "fork", id, repository };
}

// On another host than GitHub, the last two names of the path.
function pathOf(url: string): string {
  const names = url.slice(0, 500).split(/[/:]/);
  return withoutSecrets(names.slice(-2).join("/"))
    .toLowerCase()
    .replace(/\.git$/, "");
}

/** An address, or a reference with one, without who may read it: user names, passwords and queries are secrets. */
export function withoutSecrets(text: string): string {
  return text
    .slice(0, 200)
    .replace(/\/\/[^/@\s]*@/g, "//[redacted]@")
    .replace(/\?.*$/s, "?[redacted]");
}
