import type { Policy } from "@stepauth/core";

/** A recorded answer of the build API, or the document itself. */
export type RecordedAccount =
  | { readonly document: unknown }
  | { readonly status: number; readonly body?: string }
  | { readonly error: "unreachable" };

/** A line of the JSONL protocol; docs/schemas/jsonl-request.schema.json says the same for other programs. */
export interface Request {
  readonly id?: unknown;
  readonly step: string;
  readonly stepVersion?: string | null;
  readonly policy?: Policy | null;
  readonly inputs: Readonly<Record<string, string>>;
  /** The variables that the step's tool starts with. */
  readonly environment?: Readonly<Record<string, string>> | null;
  readonly account?: RecordedAccount | null;
}

type Members = Readonly<Record<string, unknown>>;

const members: Readonly<Record<keyof Request, (value: unknown) => boolean>> = {
  id: isPrintable,
  step: (value) => typeof value === "string",
  stepVersion: (value) => isAbsent(value) || typeof value === "string",
  policy: (value) => isAbsent(value) || value === "inputs-first" || value === "shipped",
  inputs: isTexts,
  environment: (value) => isAbsent(value) || isTexts(value),
  account: (value) => isAbsent(value) || (isObject(value) && isRecordedAccount(value)),
};
const checks = Object.entries(members);

/** What is wrong with a line's value: the name of the first member that is missing or of the wrong type. */
export type Mistake = { readonly member: string } | "not-an-object";

/** The first mistake of a request, or null: then the value is a {@link Request}. Unknown members are ignored. */
export function requestMistake(value: unknown): Mistake | null {
  if (!isObject(value)) return "not-an-object";
  const wrong = checks.find(([member, isRight]) => !isRight(value[member]));
  return wrong ? { member: wrong[0] } : null;
}

/** The deepest value that comes back as an ID: what is parsed at any depth takes a call for every level to print. */
const DEEPEST_ID = 100;

/** Whether a value can be printed again, whatever it is. */
export function isPrintable(value: unknown): boolean {
  return !isDeeper(value, DEEPEST_ID);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function isRecordedAccount(value: Members): boolean {
  if ("document" in value || value.error === "unreachable") return true;
  return Number.isSafeInteger(value.status) && (value.body === undefined || typeof value.body === "string");
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
