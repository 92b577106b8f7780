import { type ParsedReference, parseVersionLock } from "../model/reference.js";
import type { StepDefinition, StepLibrary } from "./types.js";

/** A step of the library, and the version of it that a reference leads to. */
export interface FoundStep {
  readonly step: StepDefinition;
  readonly version: string;
  readonly known: boolean;
}

/** Looks a reference up. Undefined when the library does not hold the step. */
export function findStep(reference: ParsedReference, library: StepLibrary): FoundStep | undefined {
  if (reference.kind === "library") return findInLibrary(reference, library);
  return reference.kind === "git" ? findByRepository(reference, library) : findByFolder(reference, library);
}

/** A folder has no versions: what is in it counts as the newest. */
function findByFolder({ id }: ParsedReference, library: StepLibrary): FoundStep | undefined {
  const names = id.split("/").filter((name) => name !== "" && name !== ".");
  const step = library.findRepository?.(`path::${id.startsWith("/") ? "/" : "./"}${names.join("/")}`.toLowerCase());
  return step && { step, version: step.resolveVersion("").version, known: true };
}

function findInLibrary(reference: ParsedReference, library: StepLibrary): FoundStep | undefined {
  const { source, id, version } = reference;
  if (source !== "" && !(library.holds?.(source) ?? isOfficial(source))) return undefined;
  const step = library.find(id);
  const lock = parseVersionLock(version);
  if (step === undefined) return undefined;
  if (lock === undefined) return { step, version: step.resolveVersion("").version, known: false };
  return { step, ...step.resolveVersion(lock) };
}

/** A tag is that version; a branch, or none, is taken for the newest. */
function findByRepository(reference: ParsedReference, library: StepLibrary): FoundStep | undefined {
  const repository = repositoryOf(reference.id);
  if (repository === undefined) return undefined;
  const step = library.findRepository?.(repository) ?? guessByName(repository, library);
  if (step === undefined) return undefined;
  const tag = /^v?(\d+\.\d+\.\d+)$/.exec(reference.version)?.[1];
  if (tag !== undefined) return { step, ...step.resolveVersion(tag) };
  return { step, version: step.resolveVersion("").version, known: false };
}

function guessByName(repository: string, library: StepLibrary): StepDefinition | undefined {
  const name = repository.slice(repository.indexOf("/") + 1).replace(/^(?:bitrise-)?steps?-/, "");
  const step = library.find(name);
  return step?.repositories?.some((known) => known.toLowerCase() === repository) ? step : undefined;
}

const REMOTE =
  /^(?:(?:https?|ssh|git):\/\/(?:[^/@]*@)?github\.com(?::\d+)?\/|(?:[^/@:]+@)?github\.com:\/?)([^/]+\/[^/]+?)(?:\.git)?\/?$/i;

/** `owner/name` in lower case, of a repository on github.com. */
export function repositoryOf(url: string): string | undefined {
  if (url.length > 500) return undefined;
  return REMOTE.exec(url)?.[1]?.toLowerCase();
}

function isOfficial(source: string): boolean {
  return repositoryOf(source) === "bitrise-io/bitrise-steplib";
}
