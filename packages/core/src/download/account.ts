import { readDocumentFile } from "#system";
import { accountStatusError } from "../account/status-error.js";
import { StepAuthError } from "../errors.js";
import { Secret } from "../secret.js";
import { type BoundedRequest, boundedFetch } from "./bounded-fetch.js";
import { type FetchResult, unreachableWords } from "./result.js";
import { type OnRetry, retriesOf } from "./retry.js";

/** The longest account document that is read: 1 MiB. */
const longestAccountDocument = 1_048_576;

/** Where a build's connected account is asked for, and how. */
export interface AccountRequest
  extends Pick<BoundedRequest, "fetch" | "signal" | "retries" | "timeoutMs" | "totalMs" | "sleep" | "random" | "now"> {
  /** `BITRISE_BUILD_URL`. A `file://` URL names the document itself. */
  readonly buildUrl: string;
  /** `BITRISE_BUILD_API_TOKEN`. */
  readonly buildApiToken: string | Secret;
  /** Is told when the request failed and is made again. */
  readonly onRetry?: OnRetry | undefined;
  /** Reads the document of a `file://` build URL, given its path; Node's own reader unless given. */
  readonly readFile?: ((path: string) => Promise<string | Uint8Array> | string | Uint8Array) | undefined;
}

/**
 * Gets the text of the connected account's document as a build does:
 * `GET {buildUrl}/apple_developer_portal_data.json` with the header `BUILD_API_TOKEN`.
 *
 * @throws {StepAuthError} `account/unauthorized` (401), `account/http-status`, `account/unreachable`, `account/malformed`
 *   (longer than 1 MiB). Throws the signal's reason when it is aborted.
 */
export async function fetchAccountDocument(request: AccountRequest): Promise<string> {
  const { buildUrl, buildApiToken, readFile } = request;
  if (/^file:/i.test(buildUrl)) return readAccountFile(buildUrl, readFile);
  const token = typeof buildApiToken === "string" ? new Secret(buildApiToken) : buildApiToken;
  const result = await boundedFetch({
    ...request,
    url: documentUrl(buildUrl),
    maxBytes: longestAccountDocument,
    allowInsecure: false,
    tellRetry: retriesOf("account", request.onRetry),
    headers: { BUILD_API_TOKEN: token },
  });
  if (result.kind === "ok") return result.body;
  if (result.kind === "aborted") throw request.signal?.reason;
  throw accountError(result);
}

/** The document's address: its name behind the path, before any query. */
function documentUrl(buildUrl: string): string {
  if (!URL.canParse(buildUrl)) return buildUrl;
  const url = new URL(buildUrl);
  url.pathname = `${url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`}apple_developer_portal_data.json`;
  return url.href;
}

async function readAccountFile(buildUrl: string, readFile: AccountRequest["readFile"]): Promise<string> {
  const content = await readContent(buildUrl.slice("file://".length), readFile).catch(() => null);
  if (content === null) {
    throw new StepAuthError(
      "account/unreachable",
      "The file that the build URL names can't be read.",
      "Check that BITRISE_BUILD_URL is file:// and the absolute path of a readable file of at most 1 MiB.",
    );
  }
  if (content.length > longestAccountDocument) throw tooLarge();
  return typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
}

async function readContent(path: string, readFile: AccountRequest["readFile"]): Promise<string | Uint8Array> {
  return readFile === undefined ? readDocumentFile(path) : readFile(path);
}

function accountError(result: Exclude<FetchResult, { kind: "ok" | "aborted" }>): StepAuthError {
  if (result.kind === "too-large") return tooLarge();
  if (result.kind === "status") return accountStatusError(result.status);
  if (result.kind === "unreachable") {
    const message = `The connected account could not be requested: ${unreachableWords[result.reason]}.`;
    return new StepAuthError(
      "account/unreachable",
      message,
      "Check the network of the machine, then start the build again.",
    );
  }
  return new StepAuthError("account/unreachable", ...notRequested(result));
}

function notRequested(result: Extract<FetchResult, { kind: "insecure" | "invalid" }>): [message: string, help: string] {
  if (result.kind === "insecure")
    return [
      "The connected account was not requested: the build API token would have gone over plain http.",
      "Use an https build URL; plain http is for loopback addresses only.",
    ];
  if (result.what === "url")
    return [
      "The connected account was not requested: the build URL is no http(s) URL.",
      "On Bitrise, BITRISE_BUILD_URL is set by itself: remove what overrides it.",
    ];
  return [
    "The connected account was not requested: the build API token has characters that can't be sent.",
    "Check the token for line breaks and characters beyond ASCII.",
  ];
}

function tooLarge(): StepAuthError {
  return new StepAuthError(
    "account/malformed",
    "The connected account's document is longer than 1 MiB.",
    "Check that the build URL leads to the Bitrise API.",
  );
}
