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
  | { readonly kind: "ok"; readonly status: 200; readonly body: string }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "unreachable"; readonly reason: UnreachableReason }
  | { readonly kind: "too-large" }
  | { readonly kind: "insecure" }
  | { readonly kind: "invalid"; readonly what: "url" | "header" }
  | { readonly kind: "aborted" };

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
