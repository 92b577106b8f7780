import { networkReasons } from "#system";
import type { UnreachableReason } from "./result.js";

/** Maps what `fetch` rejected with to a reason. Its message is never passed on. */
export function reasonOf(error: unknown): UnreachableReason {
  const code = codeOf(error);
  if (code.startsWith("CERT_") || code.startsWith("ERR_TLS_")) return "certificate";
  return networkReasons[code] ?? "network";
}

/** The first `code` along the chain of causes, at most four deep. */
function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 3) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause, depth + 1) : "";
}
