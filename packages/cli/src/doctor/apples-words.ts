import { maskAddresses } from "@stepauth/preview";

/** One error of an answer of the App Store Connect API, as far as it has the form of one. */
export interface AppleError {
  readonly code: string;
  /** What it says, on one line; empty where it says nothing. */
  readonly words: string;
}

/** The document of an answer; null where it is none. */
export function documentOf(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return null; // Its message would quote the answer.
  }
}

/** The errors of an answer. */
export function appleErrors(body: string | null): AppleError[] {
  const document = documentOf(body);
  const errors = typeof document === "object" && document !== null && "errors" in document ? document.errors : [];
  return Array.isArray(errors) ? errors.map(appleError) : [];
}

function appleError(error: unknown): AppleError {
  const { code, title, detail }: Partial<Record<string, unknown>> =
    typeof error === "object" && error !== null ? { ...error } : {};
  return { code: text(code), words: cleaned(text(detail) === "" ? text(title) : text(detail)) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

const LONGEST = 300;

// What a terminal would obey, or nobody sees.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

// A token, or a key: of the words of a language none is so long.
const TOKEN = /[\w+/=.-]{40,}/g;

/** Somebody else's words on one line, without what may be a secret in them. */
function cleaned(given: string): string {
  const line = given
    .slice(0, 2 * LONGEST)
    .replace(UNPRINTABLE, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  const shown = maskAddresses(line).replace(TOKEN, "[redacted]");
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown;
}
