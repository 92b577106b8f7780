import { diagnostic } from "../diagnostics/diagnostic.js";
import { StepAuthError } from "../errors.js";
import type { Diagnostic, Policy } from "../model.js";
import type { Loaded } from "./input-key.js";
import { MAX_KEY_BYTES, type SourceIo } from "./io.js";
import { type KeyPlace, keyPlace } from "./key-path.js";

/** Reads the text of the key that a path or address names, at most 64 KiB of it. */
export async function readKeyText(path: string, input: string, policy: Policy, io: SourceIo): Promise<Loaded<string>> {
  const place = keyPlace(path);
  if (place.kind === "pasted-key") return { ok: false, findings: [pastedKey(input)] };
  return place.kind === "web" ? await download(place, input, policy, io) : await read(place, input, policy, io);
}

/** What can be said of a key path without opening what it names, if that stops the step or ought to. */
export function keyPathFindings(path: string, input: string, policy: Policy): readonly Diagnostic[] {
  const place = keyPlace(path);
  if (place.kind === "pasted-key") return [pastedKey(input)];
  return place.kind === "web" && place.insecure ? [insecure(input, policy)] : [];
}

function pastedKey(input: string): Diagnostic {
  const message = `\`${input}\` holds the private key itself, not where it is.`;
  const help =
    "Put the key into a file or the file storage, and give its path or address. Treat the pasted key as leaked.";
  return diagnostic("key/unreadable", "error", message, { help, input });
}

async function download(
  place: KeyPlace & { kind: "web" },
  input: string,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<string>> {
  const { downloadKey } = await import("../download/key.js");
  try {
    const text = await downloadKey({
      url: place.url,
      allowInsecure: policy === "shipped",
      fetch: io.fetch,
      signal: io.signal,
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
  place: KeyPlace & { kind: "file" },
  input: string,
  policy: Policy,
  io: SourceIo,
): Promise<Loaded<string>> {
  const paths = policy === "shipped" || place.decoded === null ? [place.path] : [place.path, place.decoded];
  for (const path of paths) {
    const text = await readText(path, io);
    if (text !== null) return { ok: true, value: text, findings: [] };
  }
  const message = `The key file that \`${input}\` names can't be read.`;
  const help = "Check that the file exists, is a regular file of at most 64 KiB, and may be read.";
  return { ok: false, findings: [diagnostic("key/unreadable", "error", message, { help, input })] };
}

async function readText(path: string, io: SourceIo): Promise<string | null> {
  const readFile = io.readFile ?? (await import("../node/read.js")).readKeyFile;
  let content: string | Uint8Array;
  try {
    content = await readFile(path);
  } catch {
    return null; // Why it can't be read may quote the path; the diagnostic names the input.
  }
  if (content.length > MAX_KEY_BYTES) return null;
  // A byte order mark is kept: whether the key is taken with it is for the reader of the key to say.
  return typeof content === "string" ? content : utf8.decode(content);
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
