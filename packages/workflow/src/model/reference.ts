/** Where a step comes from. */
export type ReferenceKind = "library" | "git" | "path";

/** A step reference taken apart as the CLI does it. */
export interface ParsedReference {
  readonly kind: ReferenceKind;
  /** The library's URL, `git`, `path`, or empty when neither the reference nor the file names a library. */
  readonly source: string;
  /** The step's id, the repository's URL or the folder. */
  readonly id: string;
  /** As written after the `@`; empty when nothing is. */
  readonly version: string;
  /** Whether the library is named in the reference itself. */
  readonly explicitSource: boolean;
}

/** Splits `source::id@version`. Never fails: what is wrong with a reference is for {@link referenceProblem} to say. */
export function parseReference(ref: string, defaultLibrary = ""): ParsedReference {
  const at = ref.indexOf("::");
  const written = at === -1 ? "" : ref.slice(0, at);
  const pieces = (at === -1 ? ref : ref.slice(at + 2)).split("@");
  if (pieces[0] === "git" && pieces.length > 1) pieces.splice(0, 2, `git@${pieces[1]}`);
  const id = pieces[0] ?? "";
  const version = pieces.length > 1 ? (pieces.at(-1) ?? "") : "";
  const source = written === "" ? defaultLibrary : written;
  const kind = written === "git" || written === "path" ? written : "library";
  return { kind, source, id, version, explicitSource: written !== "" };
}

/** What is wrong with every reference without a library in a file that names none. */
export const NO_LIBRARY = {
  message: "no step library is named for this step",
  help: "Set `default_step_lib_source` at the top of the file.",
};

/** Why the CLI cannot prepare a step of this reference, in words; undefined when it can. */
export function referenceProblem(reference: ParsedReference): { message: string; help: string } | undefined {
  const { kind, id, version, source } = reference;
  if (id === "") return { message: "this step reference names no step", help: "Write `step-id` or `step-id@version`." };
  if (kind === "git") return gitProblem(id);
  if (kind === "path") return undefined;
  if (id === "git") return { message: "a step can't be named `git`", help: "Write `git::` and the repository's URL." };
  if (source === "") return NO_LIBRARY;
  if (source === "_") {
    return { message: "the CLI no longer reads `_::` references", help: "Write `git::` and the repository's URL." };
  }
  if (version !== "" && parseVersionLock(version) === undefined) {
    return { message: "this is not a version of a library step", help: "Write `@3`, `@3.4`, `@3.4.0`, or no version." };
  }
  return undefined;
}

/** The CLI cuts at every `@`, so that a user name in a URL loses the host. */
function gitProblem(id: string): { message: string; help: string } | undefined {
  const cut = /^[a-z+]+:\/\/[^/]*$/i.test(id);
  if (!cut) return undefined;
  return {
    message: "the CLI cuts this repository URL at the `@` in it",
    help: "Leave the user name out of an https URL; write ssh ones as `git::git@host:owner/repository.git`.",
  };
}

const NUMBER = /^\d+$/;

/** A version lock normalised: `3.x.x` is `3`, `3.4.x` is `3.4`, `03` is `3`, nothing is "". Undefined when it is none. */
export function parseVersionLock(text: string): string | undefined {
  if (text === "") return "";
  const parts = text.split(".");
  if (parts.length > 3) return undefined;
  const kept = parts.length === 3 ? withoutWildcards(parts) : parts;
  if (kept.length === 0 || !kept.every((part) => NUMBER.test(part))) return undefined;
  return kept.map((part) => BigInt(part).toString()).join(".");
}

/** `3.x.x` and `3.4.x` are locks; an `x` anywhere else is not. */
function withoutWildcards(parts: readonly string[]): readonly string[] {
  if (parts[2] !== "x") return parts;
  return parts.slice(0, parts[1] === "x" ? 1 : 2);
}
