import type { UnreachableReason } from "./result.js";

// Error codes of Node and undici. Other platforms give none, and are `network`.
const reasons: Readonly<Record<string, UnreachableReason>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  ECONNREFUSED: "refused",
  ECONNRESET: "cut-off",
  EPIPE: "cut-off",
  UND_ERR_SOCKET: "cut-off",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate",
};

/** Maps what `fetch` rejected with to a reason. Its message is never passed on. */
export function reasonOf(error: unknown): UnreachableReason {
  const code = codeOf(error);
  if (code.startsWith("CERT_") || code.startsWith("ERR_TLS_")) return "certificate";
  return reasons[code] ?? "network";
}

/** The first `code` along the chain of causes, at most four deep. */
function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 3) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause, depth + 1) : "";
}
