/** Why there was no answer. */
export type UnreachableReason =
  | "dns"
  | "refused"
  | "cut-off"
  | "timeout"
  | "certificate"
  | "redirects"
  | "redirect-hidden"
  | "network";

/**
 * What became of a request. Only status 200 is `ok`. `insecure`: it would have gone over plain http. `invalid`: the address
 * is no http(s) URL, or a header value has characters that no header can have. `aborted`: the caller's signal.
 */
export type FetchResult =
  | Answered
  | OtherStatus
  | Unreachable
  | Ended<"too-large">
  | Ended<"insecure">
  | Ended<"aborted">
  | Invalid;

/** The body was longer than was asked for, the address plain http, or the signal aborted. */
interface Ended<Kind> {
  /** Which of them. */
  readonly kind: Kind;
}

/** An answer with status 200. */
interface Answered {
  /** There is a body. */
  readonly kind: "ok";
  /** Always 200. */
  readonly status: 200;
  /** The whole body, as text. */
  readonly body: string;
}

/** An answer with another status, the last one after all retries. */
interface OtherStatus {
  /** There is a status alone. */
  readonly kind: "status";
  /** The status of HTTP. */
  readonly status: number;
}

/** No answer. */
interface Unreachable {
  /** Nobody answered. */
  readonly kind: "unreachable";
  /** Why, as far as the platform tells. */
  readonly reason: UnreachableReason;
}

/** Nothing was requested. */
interface Invalid {
  /** The request is none. */
  readonly kind: "invalid";
  /** What of it can't be requested. */
  readonly what: "url" | "header";
}

/** The words for each reason, in place of the platform's own, which may quote the address. */
export const unreachableWords: Readonly<Record<UnreachableReason, string>> = {
  dns: "the host name is not known",
  refused: "the connection was refused",
  "cut-off": "the connection was cut off",
  timeout: "there was no complete answer in time",
  certificate: "the server's certificate is not trusted",
  redirects: "there were too many redirects, or one that leads nowhere",
  "redirect-hidden": "the server redirects, and a browser does not show where to",
  network: "the network failed",
};
