import { readKeyFile } from "#system";
import type { StepVersion } from "../adapter/step-version.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import { downloadKey } from "../download/key.js";
import { StepAuthError } from "../errors.js";
import type { Given } from "../inputs/given.js";
import type { Diagnostic, Policy } from "../model.js";
import { folderPath } from "./folder-path.js";
import { MAX_KEY_BYTES, type SourceIo } from "./io.js";
import { type KeyPlace, keyPathReaders, keyPlace } from "./key-path.js";
import type { Loaded } from "./loaded.js";
import { pathToName, readProblem } from "./read-problem.js";

/** Reads the text of the key that a path or address names, at most 64 KiB of it. */
export async function readKeyText(
  step: StepVersion,
  given: Given,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<string>> {
  const input = step.names.apiKeyPath ?? "";
  const place = placeOf(step, given.apiKeyPath, policy);
  if (place.kind === "pasted-key") return { ok: false, findings: pastedKey(step) };
  return place.kind === "web" ? await download(place, input, policy, io) : await read(step, place, given, policy, io);
}

/** What can be said of a key path without opening what it names, if that stops the step or ought to. */
export function keyPathFindings(step: StepVersion, path: string, policy: Policy): readonly Diagnostic[] {
  const place = placeOf(step, path, policy);
  if (place.kind === "pasted-key") return pastedKey(step);
  return place.kind === "web" && place.insecure ? [insecure(step.names.apiKeyPath ?? "", policy)] : [];
}

function placeOf(step: StepVersion, path: string, policy: Policy): KeyPlace {
  return policy === "shipped" ? keyPathReaders[step.rules.keyPath].place(path) : keyPlace(path);
}

function pastedKey({ definition, version, names, rules }: StepVersion): Diagnostic[] {
  const input = names.apiKeyPath ?? "";
  const message = `\`${input}\` holds the private key itself, not where it is.`;
  const help =
    "Put the key into a file or the file storage, and give its path or address. Treat the pasted key as leaked.";
  const unreadable = diagnostic("key/unreadable", "error", message, { help, input });
  if (!rules.logsKeyPath) return [unreadable];
  const printed = `${definition.step} ${version} can't open the key that stands in \`${input}\`, and its message repeats the value: the private key stands in the log of the build.`;
  const revoke = "Revoke the key in App Store Connect, make a new one, and give the path or address of its file.";
  return [unreadable, diagnostic("secret/in-log", "error", printed, { help: revoke, input })];
}

async function download(
  place: KeyPlace & { kind: "web" },
  input: string,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<string>> {
  try {
    const text = await downloadKey({
      url: place.url,
      allowInsecure: policy === "shipped",
      fetch: io.fetch,
      signal: io.signal,
      onRetry: io.onRetry,
    });
    return { ok: true, value: text, findings: [] };
  } catch (error) {
    if (!(error instanceof StepAuthError)) throw error;
    return { ok: false, findings: [diagnostic(error.code, "error", error.message, { help: error.help, input })] };
  }
}

// The released step downloads it all the same.
function insecure(input: string, policy: Policy): Diagnostic {
  const message = `The private key in \`${input}\` is at a plain http address: anybody on the way can read it.`;
  const severity = policy === "shipped" ? "warning" : "error";
  return diagnostic("key/insecure-url", severity, message, { help: "Use an https address.", input });
}

async function read(
  step: StepVersion,
  place: KeyPlace & { kind: "file" },
  given: Given,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<string>> {
  const paths = policy === "shipped" || place.decoded === null ? [place.path] : [place.path, place.decoded];
  let problem: string | null = null;
  for (const path of paths) {
    const read = await readText(path, io);
    if (read.ok) return { ok: true, value: read.text, findings: [] };
    problem = read.problem;
  }
  const inFolder = await keyInFolder(step, given, place.path, io);
  if (inFolder) return { ok: false, findings: [inFolder] };
  return { ok: false, findings: [unreadable(step, place.path, problem, io)] };
}

/** The file is where the tool starts, and that is not where the step starts. */
async function keyInFolder(step: StepVersion, given: Given, path: string, io: SourceIo): Promise<Diagnostic | null> {
  const { folder } = step.definition;
  const inFolder = folder === undefined ? null : folderPath(given.text(folder) ?? "", path);
  if (folder === undefined || inFolder === null || !(await readText(inFolder, io)).ok) return null;
  const input = step.names.apiKeyPath ?? "";
  const message = `The key file that \`${input}\` names can't be read: the path counts from where the step starts, and the file is in \`${folder}\`.`;
  const help = `Write \`${input}: file://./<${folder}>/<path>\`.`;
  return diagnostic("key/unreadable", "error", message, { help, input });
}

function unreadable(step: StepVersion, path: string, problem: string | null, io: SourceIo): Diagnostic {
  const input = step.names.apiKeyPath ?? "";
  const name = io.namesPaths === false || step.declared.get(input)?.sensitive ? null : pathToName(path);
  const named = name === null ? "" : `, ${name},`;
  const why = problem === null ? "" : `: ${problem}`;
  const message = `The key file that \`${input}\` names${named} can't be read${why}.`;
  const help = "Check that the file exists, is a regular file of at most 64 KiB, and may be read.";
  return diagnostic("key/unreadable", "error", message, { help, input });
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string | null };

async function readText(path: string, io: SourceIo): Promise<Read> {
  const readFile = io.readFile ?? readKeyFile;
  let content: string | Uint8Array;
  try {
    content = await readFile(path);
  } catch (error) {
    return { ok: false, problem: readProblem(error) }; // Its own words may quote what they like.
  }
  if (content.length > MAX_KEY_BYTES) return { ok: false, problem: TOO_LARGE };
  // A byte order mark is kept: whether the key is taken with it is for the reader of the key to say.
  return { ok: true, text: typeof content === "string" ? content : utf8.decode(content) };
}

const TOO_LARGE = "it is larger than 64 KiB";
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
