/** An answer, or why there is none. Nothing of the platform's own words is kept: they may quote the address. */
export type Answer =
  | { readonly kind: "answer"; readonly status: number; readonly date: Date | null; readonly body: string | null }
  | { readonly kind: "none"; readonly why: string };

/** One question to Apple. */
export interface Question {
  readonly url: URL;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  /** 10 seconds unless given. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;

/** Asks once: no redirect is followed, since it would carry the token elsewhere; time and size are bounded. */
export async function ask({ url, token, fetch, timeoutMs = TIMEOUT_MS }: Question): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  const { signal } = stop;
  try {
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    const response = await fetch(url.href, { headers, redirect: "manual", signal });
    const date = Date.parse(response.headers.get("date") ?? "");
    const body = await bounded(response);
    return { kind: "answer", status: response.status, date: Number.isNaN(date) ? null : new Date(date), body };
  } catch (error) {
    return { kind: "none", why: signal.aborted ? "there was no complete answer in time" : whyOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The body, or null when it is longer than any answer to this question. */
async function bounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name could not be looked up",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut off",
  UND_ERR_SOCKET: "the connection was cut off",
  UND_ERR_CONNECT_TIMEOUT: "the connection could not be made in time",
};

function whyOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  if (/CERT|SELF_SIGNED|ERR_TLS/.test(code)) return "the server's certificate is not trusted";
  return WORDS[code] ?? "the network failed";
}
