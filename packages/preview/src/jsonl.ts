import {
  type AccountInput,
  accountStatusError,
  type Policy,
  parseConnectedAccount,
  parseConnectedAccountText,
  type ReadFile,
  type StepAdapter,
  StepAuthError,
} from "@stepauth/core";
import { adapters, findAdapter } from "./adapters.js";
import { printJson } from "./json/print.js";
import { printMembers } from "./json/resolution.js";
import { isPrintable, type Mistake, type RecordedAccount, type Request, requestMistake } from "./request.js";

/** The longest line that is read, in bytes of UTF-8: 4 MiB. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** Why a line could not be answered. */
export type RequestErrorCode = "request/not-json" | "request/invalid" | "request/unknown-step" | "request/too-long";

/** How requests are answered. */
export interface AnswerOptions {
  readonly reveal: boolean;
  readonly readFile?: ReadFile;
  readonly now?: Date;
  /** For lines that do not say. */
  readonly defaults?: RequestDefaults;
  /** The adapters that there are; ours unless given. */
  readonly adapters?: readonly StepAdapter[];
}

/** What holds for lines that do not say. */
export interface RequestDefaults {
  readonly policy?: Policy;
  readonly stepVersion?: string;
  readonly account?: AccountInput;
}

/** The answer to one line: one line of JSON, and whether it is an error. */
export interface Answer {
  readonly line: string;
  readonly ok: boolean;
}

/** Answers one line of the JSONL protocol. Never throws for what the line holds; messages quote nothing of it. */
export async function answerLine(line: string, options: AnswerOptions): Promise<Answer> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse(undefined, "request/not-json", "The line is not valid JSON."); // The parser would quote the line.
  }
  const mistake = requestMistake(value);
  if (mistake) return refuse(idOf(value), "request/invalid", mistakeMessage(mistake));
  return await answerRequest(value as Request, options);
}

async function answerRequest(asked: Request, options: AnswerOptions): Promise<Answer> {
  const id = idOf(asked);
  const { adapters: all = adapters, defaults = {} } = options;
  const adapter = findAdapter(asked.step, all);
  if (!adapter) {
    const known = all.map(({ step }) => step).join(", ");
    return refuse(id, "request/unknown-step", `No adapter knows this step. Known are: ${known}.`);
  }
  const resolution = await adapter.resolve({
    inputs: asked.inputs,
    account: asked.account === undefined ? (defaults.account ?? null) : recordedAccount(asked.account),
    environment: asked.environment ?? undefined,
    policy: asked.policy ?? defaults.policy ?? "inputs-first",
    version: asked.stepVersion ?? defaults.stepVersion ?? "",
    readFile: options.readFile,
    namesPaths: false,
    now: options.now,
  });
  return { line: withId(id, printMembers(resolution, options)), ok: true };
}

/** The text of an object with the request's ID as its first member. */
function withId(id: unknown, members: string): string {
  return id === undefined ? `{${members}}` : `{"id":${printJson(id)},${members}}`;
}

/** A recorded answer of the build API, as the resolver takes it. */
export function recordedAccount(given: RecordedAccount | null | undefined): AccountInput {
  if (!given) return null;
  try {
    if ("document" in given) return parseConnectedAccount(given.document);
    if ("error" in given) return unreachable();
    return given.status === 200 ? parseConnectedAccountText(given.body ?? "") : accountStatusError(given.status);
  } catch (error) {
    if (error instanceof StepAuthError) return error;
    throw error;
  }
}

function unreachable(): StepAuthError {
  return new StepAuthError("account/unreachable", "The connected account could not be requested.");
}

function idOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "id")) return undefined;
  const { id } = value as { id: unknown };
  return isPrintable(id) ? id : undefined;
}

function mistakeMessage(mistake: Mistake): string {
  if (mistake === "not-an-object") return "The request is not an object.";
  if (mistake.member === "id") return 'The member "id" is nested too deeply to be given back.';
  return `The member "${mistake.member}" is missing or has the wrong type.`;
}

/** The answer to a line that can't be answered. */
export function refuse(id: unknown, code: RequestErrorCode, message: string): Answer {
  return { line: withId(id, `"error":${printJson({ code, message })}`), ok: false };
}
