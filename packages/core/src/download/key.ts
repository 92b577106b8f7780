import { StepAuthError } from "../errors.js";
import { type BoundedRequest, boundedFetch } from "./bounded-fetch.js";
import { type FetchResult, unreachableWords } from "./result.js";
import { type OnRetry, retriesOf } from "./retry.js";

/** The longest private key that is read: 64 KiB. */
const longestKeyDownload = 65_536;

/** Where a private key is downloaded from. */
export interface KeyRequest
  extends Pick<
    BoundedRequest,
    "url" | "allowInsecure" | "fetch" | "signal" | "retries" | "timeoutMs" | "totalMs" | "sleep" | "random" | "now"
  > {
  /** Is told when the download failed and is made again. */
  readonly onRetry?: OnRetry | undefined;
}

/**
 * Downloads the private key that `api_key_path` names, at most 64 KiB of it. No part of the address is in an error: its
 * query is often the key to the key.
 *
 * @throws {StepAuthError} `key/insecure-url` (plain http, also behind a redirect, and not `allowInsecure`), else
 *   `key/unreadable`. Throws the signal's reason when it is aborted.
 */
export async function downloadKey(request: KeyRequest): Promise<string> {
  const result = await boundedFetch({
    ...request,
    maxBytes: longestKeyDownload,
    tellRetry: retriesOf("key", request.onRetry),
  });
  if (result.kind === "ok") return result.body;
  if (result.kind === "aborted") throw request.signal?.reason;
  if (result.kind === "insecure") {
    throw new StepAuthError(
      "key/insecure-url",
      "The private key would be downloaded over plain http, where anybody on the way can read it.",
      "Use an https address.",
    );
  }
  throw new StepAuthError("key/unreadable", `The private key can't be downloaded: ${what(result)}.`, helpFor(result));
}

type Failed = Exclude<FetchResult, { kind: "ok" | "aborted" | "insecure" }>;

function what(result: Failed): string {
  if (result.kind === "unreachable") return unreachableWords[result.reason];
  if (result.kind === "status") return `the server answers with status ${result.status}`;
  return result.kind === "too-large" ? "it is longer than 64 KiB" : "its address is no http(s) URL";
}

function helpFor(result: Failed): string {
  if (result.kind === "status" && result.status < 500)
    return "Check the address: a pre-signed one may have expired, and one behind a login does not work.";
  return result.kind === "too-large"
    ? "Check that the address leads to the .p8 file itself."
    : "Check the address and the network, then try again.";
}
